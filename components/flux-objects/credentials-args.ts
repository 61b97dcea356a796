import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppArgs, SshKeyArgs } from "../git/credentials/args";

/** How Flux may read a Git repository; at most one of the first three. The Secret is made of it, named `NAME-credentials`. */
export interface GitCredentialsArgs {
  /** An SSH key that the host knows, for `ssh://` URLs. */
  readonly sshKey?: SshKeyArgs;
  /** A user and a token or password, for `https://` URLs. */
  readonly basicAuth?: BasicAuthArgs;
  /** A GitHub App; sets `provider` to `github`. */
  readonly githubApp?: GitHubAppArgs;
  /**
   * The SSH host's public keys in `known_hosts` format; never trusted on first use.
   * @defaultValue for github.com those that GitHub publishes
   */
  readonly knownHosts?: pulumi.Input<string>;
  /**
   * The certificate of the authority that the host's certificate is signed by, in PEM.
   * @defaultValue none: the authorities that Flux's images know
   */
  readonly certificateAuthority?: pulumi.Input<string>;
}

/** A user. */
export interface BasicAuthArgs {
  readonly username: pulumi.Input<string>;
  /** A password or token; a secret. @secret */
  readonly password: pulumi.Input<string>;
}

/** An access key of an S3-compatible store. */
export interface BucketCredentialsArgs {
  readonly accessKey: pulumi.Input<string>;
  /** A secret. @secret */
  readonly secretKey: pulumi.Input<string>;
}

/** What a host is known by, and what the client shows it. All in PEM. */
export interface TlsArgs {
  /** The certificate of the authority that the host's certificate is signed by. */
  readonly certificateAuthority?: pulumi.Input<string>;
  /** The client's certificate; together with its key. */
  readonly certificate?: pulumi.Input<string>;
  /** The client's private key; a secret. @secret */
  readonly privateKey?: pulumi.Input<string>;
}

/**
 * What SOPS files are decrypted with, by the file names that Flux expects: `*.agekey` for an age identity, `*.asc` for an OpenPGP
 * key, `sops.vault-token`, `sops.aws-kms`, `sops.azure-kv` or `sops.gcp-kms` for a key service. All are secrets.
 * @minProperties 1
 * @keyFormat decryptionKey
 * @itemFormat notEmpty
 * @secret
 */
export type DecryptionKeysArgs = Readonly<Record<string, pulumi.Input<string>>>;

/** The public keys that signatures are verified with, by the file names that Flux expects, such as `cosign.pub` or `author.asc`. */
export type VerificationKeysArgs = Readonly<Record<string, pulumi.Input<string>>>;
