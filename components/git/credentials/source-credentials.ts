import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../../defaults";
import { mendedApp, mendedKey } from "../../flux-objects/credential-values";
import { authoritySecret, basicAuthSecret, githubAppSecret, sshSecret } from "../../manifests/source-secret";
import type { CredentialsOptions, DeployKeyCredentials } from "./options";
import { rejectWriteToken } from "./reject-write-token";
import { SshKeyAlgorithm, sshKey } from "./ssh-key";

/** The values by which a host is recognized. */
export interface HostIdentity {
  /** Its SSH keys in `known_hosts` format. */
  readonly knownHosts: string;
  /** The certificate authority that signed its certificate, in PEM. */
  readonly certificateAuthority: pulumi.Input<string> | undefined;
}

/** The credentials with which Flux reads the repository. */
export interface SourceCredentials {
  /** The data of the Secret; undefined when no Secret is created. */
  readonly secret: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  /** The public half of an SSH key. */
  readonly identityPub: pulumi.Input<string> | undefined;
  /** The key that must be registered with the Git host. */
  readonly deployKey: DeployKey | undefined;
}

/** A key to register with the Git host. */
export interface DeployKey extends Pick<DeployKeyCredentials, "title" | "readOnly"> {
  /** The name of its resource. */
  readonly name: string;
  /** The public key, as a line of `authorized_keys` without a comment. */
  readonly identityPub: pulumi.Output<string>;
}

/** Generates the credentials, or takes those of the caller. */
export function sourceCredentials(
  name: string,
  credentials: CredentialsOptions,
  { knownHosts, certificateAuthority }: HostIdentity,
  opts: pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource },
): SourceCredentials {
  switch (credentials.kind) {
    case "deployKey": {
      const keyName = nameOfKey(name, credentials);
      const key = sshKey(keyName, credentials, opts);
      const { title, readOnly } = credentials;
      return {
        secret: sshSecret<pulumi.Input<string>>({ ...key, knownHosts }),
        identityPub: key.identityPub,
        deployKey: { name: keyName, title, readOnly, identityPub: key.identityPub },
      };
    }
    case "sshKey": {
      const { privateKey, publicKey, password } = credentials;
      const secret = sshSecret({ identity: mendedKey(privateKey), identityPub: publicKey, password, knownHosts });
      return { secret, identityPub: publicKey, deployKey: undefined };
    }
    case "token": {
      const { username, value, allowWriteToken } = credentials;
      const password: pulumi.Input<string> = allowWriteToken ? value : rejectWriteToken(value, TOKEN, opts.parent);
      return { ...NO_KEY, secret: basicAuthSecret<pulumi.Input<string>>({ username, password, certificateAuthority }) };
    }
    case "githubApp":
      return {
        ...NO_KEY,
        secret: githubAppSecret<pulumi.Input<string>>({ ...mendedApp(credentials), certificateAuthority }),
      };
    case "existingSecret":
      return { ...NO_KEY, secret: undefined };
    case "anonymous":
      return {
        ...NO_KEY,
        secret: certificateAuthority === undefined ? undefined : authoritySecret(certificateAuthority),
      };
  }
}

/**
 * Returns the name of the resources of a key. A key with other values is another resource, so that Pulumi creates it before it
 * deletes the old one: a replacement under the same name is refused for a key that was imported, or would delete the new one later.
 */
function nameOfKey(name: string, { rotation, algorithm, rsaBits, readOnly }: DeployKeyCredentials): string {
  const kind = algorithm === SshKeyAlgorithm.Rsa ? `${algorithm}-${String(rsaBits)}` : algorithm;
  const values = [rotation, kind === defaults.deployKey.algorithm ? "" : kind, readOnly ? "" : "read-write"];
  return [name, ...values.filter((value) => value !== "")].join("-");
}

const TOKEN = {
  path: "credentials.token.value",
  instead: "one that only reads this repository's contents",
  allowedBy: "credentials.token.allowWriteToken",
} as const;

const NO_KEY = { identityPub: undefined, deployKey: undefined } as const;
