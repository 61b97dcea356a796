import * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret";
import type { SyncProxyArgs } from "../git-args";
import { pinnedKnownHosts } from "../git-hosts/known-hosts";
import { DOCKER_CONFIG, dockerConfigJson } from "../manifests/image-pull-secret";
import { authoritySecret, basicAuthSecret, gitHubAppSecret, proxySecret, sshSecret } from "../manifests/source-secret";
import type { BasicAuthArgs, BucketCredentialsArgs, GitCredentialsArgs, TlsArgs, VerificationKeysArgs } from "./credentials-args";

/** A Secret that an object refers to, and the fields of its spec that do. */
export interface ReferredSecret {
  readonly secrets: readonly SecretPart[];
  readonly fields: Readonly<Record<string, unknown>>;
}

const NOTHING: ReferredSecret = { secrets: [], fields: {} };

/** Puts several together. */
export function joined(...all: readonly ReferredSecret[]): ReferredSecret {
  return { secrets: all.flatMap(({ secrets }) => secrets), fields: Object.assign({}, ...all.map(({ fields }) => fields)) as Record<string, unknown> };
}

function referred(field: string, secret: SecretPart): ReferredSecret {
  return { secrets: [secret], fields: { [field]: { name: secret.name } } };
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference */
export function gitCredentials(objectName: string, url: pulumi.Input<string>, credentials: GitCredentialsArgs | undefined): ReferredSecret {
  if (credentials === undefined) return NOTHING;
  const { sshKey, basicAuth, gitHubApp, knownHosts, certificateAuthority } = credentials;
  const secret = (data: SecretPart["data"]) => referred("secretRef", { name: `${objectName}-credentials`, data });
  if (sshKey !== undefined) {
    const { privateKey, publicKey, password } = sshKey;
    const hosts = knownHosts ?? pulumi.output(url).apply((known) => knownHostsOf(known) ?? "");
    return secret(sshSecret<pulumi.Input<string>>({ identity: privateKey, identityPub: publicKey, password, knownHosts: hosts }));
  }
  if (gitHubApp !== undefined) {
    return joined({ ...NOTHING, fields: { provider: "github" } }, secret(gitHubAppSecret<pulumi.Input<string>>({ ...gitHubApp, certificateAuthority })));
  }
  if (basicAuth !== undefined) return secret(basicAuthSecret<pulumi.Input<string>>({ ...basicAuth, certificateAuthority }));
  return certificateAuthority === undefined ? NOTHING : secret(authoritySecret<pulumi.Input<string>>(certificateAuthority));
}

/** The host keys that are known of the host of an SSH URL. */
export function knownHostsOf(url: string): string | undefined {
  return URL.canParse(url) ? pinnedKnownHosts(new URL(url).host) : undefined;
}

/** @see https://fluxcd.io/flux/components/source/ocirepositories/#secret-reference */
export function registryCredentials(objectName: string, url: pulumi.Input<string>, credentials: BasicAuthArgs | undefined): ReferredSecret {
  if (credentials === undefined) return NOTHING;
  const config = pulumi
    .all([url, credentials.username, credentials.password])
    .apply(([known, username, password]) => dockerConfigJson(registryOf(known), username, password));
  return referred("secretRef", { name: `${objectName}-credentials`, type: DOCKER_CONFIG, data: { ".dockerconfigjson": config } });
}

/** The host of an `oci://` URL. Flux looks for Docker Hub by the name of its index. */
function registryOf(url: string): string {
  const host = url.replace(/^oci:\/\//, "").replace(/\/.*$/s, "");
  return host === "docker.io" ? "index.docker.io" : host;
}

/** @see https://fluxcd.io/flux/components/source/helmrepositories/#secret-reference */
export function userCredentials(objectName: string, credentials: BasicAuthArgs | undefined): ReferredSecret {
  if (credentials === undefined) return NOTHING;
  return referred("secretRef", { name: `${objectName}-credentials`, data: basicAuthSecret<pulumi.Input<string>>(credentials) });
}

/** @see https://fluxcd.io/flux/components/source/buckets/#secret-reference */
export function bucketCredentials(objectName: string, credentials: BucketCredentialsArgs | undefined): ReferredSecret {
  if (credentials === undefined) return NOTHING;
  const { accessKey, secretKey } = credentials;
  return referred("secretRef", { name: `${objectName}-credentials`, data: { accesskey: accessKey, secretkey: secretKey } });
}

/** @see https://fluxcd.io/flux/components/source/ocirepositories/#tls-certificates */
export function tls(objectName: string, args: TlsArgs | undefined): ReferredSecret {
  if (args === undefined) return NOTHING;
  const data = { "ca.crt": args.certificateAuthority, "tls.crt": args.certificate, "tls.key": args.privateKey };
  const given = Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return referred("certSecretRef", { name: `${objectName}-tls`, data: Object.fromEntries(given) });
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#proxy-secret-reference */
export function proxy(objectName: string, args: SyncProxyArgs | undefined): ReferredSecret {
  return args === undefined ? NOTHING : referred("proxySecretRef", { name: `${objectName}-proxy`, data: proxySecret<pulumi.Input<string>>(args) });
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#verification */
export function verification(objectName: string, keys: VerificationKeysArgs | undefined, verify: pulumi.Input<object> = {}): ReferredSecret {
  if (keys === undefined) return NOTHING;
  const name = `${objectName}-verification`;
  const complete = (known: object) => ({ ...known, secretRef: { name } });
  const late = pulumi.Output.isInstance(verify) || verify instanceof Promise;
  return { secrets: [{ name, data: keys }], fields: { verify: late ? (pulumi.output(verify) as pulumi.Output<object>).apply(complete) : complete(verify) } };
}
