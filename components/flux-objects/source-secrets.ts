import * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret-part";
import type { SyncProxyArgs } from "./credentials-args";
import { pinnedKnownHosts } from "../manifests/known-hosts";
import { DOCKER_CONFIG, dockerConfigJson } from "../manifests/image-pull-secret";
import { authoritySecret, basicAuthSecret, githubAppSecret, proxySecret, sshSecret } from "../manifests/source-secret";
import { mendedApp, mendedKey } from "./credential-values";
import { secretArgument, type SecretArgument } from "./secret-argument";
import { tlsProblems } from "./secret-argument";
import type {
  BasicAuthArgs,
  BucketCredentialsArgs,
  GitCredentialsArgs,
  TlsArgs,
  VerificationKeysArgs,
} from "./credentials-args";

/** Credentials of the type `C`, with the URL that they depend on. */
interface Credentials<C> {
  readonly url: pulumi.Input<string>;
  readonly credentials?: C;
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference */
export function gitCredentials(
  objectName: string,
  { url, credentials }: Credentials<GitCredentialsArgs>,
): SecretArgument {
  const data = credentials && gitSecret(url, credentials);
  const made = credentialsArgument(objectName, data && { data });
  return credentials?.githubApp === undefined ? made : { ...made, fields: { provider: "github", ...made.fields } };
}

function gitSecret(
  url: pulumi.Input<string>,
  { sshKey, basicAuth, githubApp, knownHosts, certificateAuthority }: GitCredentialsArgs,
): SecretPart["data"] | undefined {
  if (sshKey !== undefined) {
    const { privateKey, publicKey, password } = sshKey;
    const hosts = knownHosts ?? pulumi.output(url).apply((known) => knownHostsOf(known) ?? "");
    return sshSecret<pulumi.Input<string>>({
      identity: mendedKey(privateKey),
      identityPub: publicKey,
      password,
      knownHosts: hosts,
    });
  }
  if (githubApp !== undefined) {
    return githubAppSecret<pulumi.Input<string>>({ ...mendedApp(githubApp), certificateAuthority });
  }
  if (basicAuth !== undefined) return basicAuthSecret<pulumi.Input<string>>({ ...basicAuth, certificateAuthority });
  return certificateAuthority === undefined ? undefined : authoritySecret<pulumi.Input<string>>(certificateAuthority);
}

/** Returns the pinned keys of the host of an SSH URL, if there are any. */
export function knownHostsOf(url: string): string | undefined {
  return URL.canParse(url) ? pinnedKnownHosts(new URL(url).host) : undefined;
}

/** @see https://fluxcd.io/flux/components/source/ocirepositories/#secret-reference */
export function registryCredentials(
  objectName: string,
  { url, credentials }: Credentials<BasicAuthArgs>,
): SecretArgument {
  const config =
    credentials &&
    pulumi
      .all([url, credentials.username, credentials.password])
      .apply(([known, username, password]) => dockerConfigJson(registryOf(known), username, password));
  return credentialsArgument(objectName, config && { type: DOCKER_CONFIG, data: { ".dockerconfigjson": config } });
}

/** Returns the host of an `oci://` URL. Flux looks up the credentials of Docker Hub by the name of its index. */
function registryOf(url: string): string {
  const host = url.replace(/^oci:\/\//, "").replace(/\/.*$/s, "");
  return host === "docker.io" ? "index.docker.io" : host;
}

/** @see https://fluxcd.io/flux/components/source/helmrepositories/#secret-reference */
export function userCredentials(
  objectName: string,
  { credentials }: { readonly credentials?: BasicAuthArgs },
): SecretArgument {
  return credentialsArgument(objectName, credentials && { data: basicAuthSecret<pulumi.Input<string>>(credentials) });
}

/** @see https://fluxcd.io/flux/components/source/buckets/#secret-reference */
export function bucketCredentials(
  objectName: string,
  { credentials }: { readonly credentials?: BucketCredentialsArgs },
): SecretArgument {
  return credentialsArgument(
    objectName,
    credentials && { data: { accesskey: credentials.accessKey, secretkey: credentials.secretKey } },
  );
}

function credentialsArgument(objectName: string, secret: Omit<SecretPart, "name"> | undefined): SecretArgument {
  return secretArgument("credentials", "secretRef", secret && { name: `${objectName}-credentials`, ...secret });
}

/** @see https://fluxcd.io/flux/components/source/ocirepositories/#tls-certificates */
export function tls(objectName: string, { tls: args }: { readonly tls?: TlsArgs }): SecretArgument {
  const data = Object.entries({
    "ca.crt": args?.certificateAuthority,
    "tls.crt": args?.certificate,
    "tls.key": args?.privateKey,
  });
  const given = data.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return secretArgument(
    "tls",
    "certSecretRef",
    args && { name: `${objectName}-tls`, data: Object.fromEntries(given) },
    { problems: tlsProblems(args) },
  );
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#proxy-secret-reference */
export function proxy(objectName: string, { proxy: args }: { readonly proxy?: SyncProxyArgs }): SecretArgument {
  return secretArgument(
    "proxy",
    "proxySecretRef",
    args && { name: `${objectName}-proxy`, data: proxySecret<pulumi.Input<string>>(args) },
  );
}

/** @see https://fluxcd.io/flux/components/source/gitrepositories/#verification */
export function verification(
  objectName: string,
  {
    verify = {},
    verificationKeys,
  }: { readonly verify?: pulumi.Input<object>; readonly verificationKeys?: VerificationKeysArgs },
): SecretArgument {
  const secret = verificationSecret(objectName, verificationKeys);
  return secretArgument("verificationKeys", "verify.secretRef", secret, {
    fields: (name) => ({ verify: referring(verify, name) }),
  });
}

/** @see https://fluxcd.io/flux/components/source/helmcharts/#verification */
export function chartVerification(
  objectName: string,
  {
    chart = {},
    verificationKeys,
  }: { readonly chart?: pulumi.Input<ChartTemplate>; readonly verificationKeys?: VerificationKeysArgs },
): SecretArgument {
  const secret = verificationSecret(objectName, verificationKeys);
  const signed = (name: string) =>
    changed(chart, (template: ChartTemplate) => ({
      ...template,
      spec: changed(template.spec ?? {}, (spec: ChartSpec) => ({
        ...spec,
        verify: referring(spec.verify ?? {}, name),
      })),
    }));
  return secretArgument("verificationKeys", "chart.spec.verify.secretRef", secret, {
    fields: (name) => ({ chart: signed(name) }),
  });
}

function verificationSecret(objectName: string, keys: VerificationKeysArgs | undefined): SecretPart | undefined {
  return keys && { name: `${objectName}-verification`, data: keys };
}

interface ChartTemplate {
  readonly spec?: pulumi.Input<ChartSpec>;
}

interface ChartSpec {
  readonly verify?: pulumi.Input<object>;
}

/** Adds a reference to a Secret to a part of a spec. */
export function referring(part: pulumi.Input<object>, name: string): pulumi.Input<object> {
  return changed(part, (known) => ({ ...known, secretRef: { name } }));
}

/** Changes a part of a spec. The result is an output only if the part was one, so that previews are complete. */
function changed(part: pulumi.Input<object>, change: (known: object) => object): pulumi.Input<object> {
  const late = pulumi.Output.isInstance(part) || part instanceof Promise;
  return late ? (pulumi.output(part) as pulumi.Output<object>).apply(change) : change(part);
}
