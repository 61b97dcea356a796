import type * as pulumi from "@pulumi/pulumi";

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

/** An SSH key of the caller's. */
export interface SshKeyArgs {
  /** The private key, in PEM or OpenSSH format; a secret. */
  readonly privateKey: pulumi.Input<string>;
  /** The public key, as a line of `authorized_keys`. Flux does not need it. */
  readonly publicKey?: pulumi.Input<string>;
  /** What the private key is encrypted with; a secret. */
  readonly password?: pulumi.Input<string>;
}

/**
 * A GitHub App that is installed for the repository. Flux makes short-lived tokens with its key.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#github
 */
export interface GitHubAppArgs {
  /** The App's ID, a number. */
  readonly appId: pulumi.Input<string>;
  /** The ID of its installation, a number. */
  readonly installationId: pulumi.Input<string>;
  /** The App's private key in PEM; a secret. */
  readonly privateKey: pulumi.Input<string>;
  /**
   * The URL of GitHub's API.
   * @defaultValue for github.com none; for any other `github.url` the API of that host
   */
  readonly baseUrl?: string;
}

/** A proxy that Flux clones through. */
export interface SyncProxyArgs {
  /** The proxy's URL, such as `http://proxy.example.com:3128`. */
  readonly address: string;
  /** @defaultValue none */
  readonly username?: pulumi.Input<string>;
  /** A secret. @defaultValue none */
  readonly password?: pulumi.Input<string>;
}

/** A user. */
export interface BasicAuthArgs {
  readonly username: pulumi.Input<string>;
  /** A password or token; a secret. */
  readonly password: pulumi.Input<string>;
}

/** An access key of an S3-compatible store. */
export interface BucketCredentialsArgs {
  readonly accessKey: pulumi.Input<string>;
  /** A secret. */
  readonly secretKey: pulumi.Input<string>;
}

/** What a host is known by, and what the client shows it. All in PEM. */
export interface TlsArgs {
  /** The certificate of the authority that the host's certificate is signed by. */
  readonly certificateAuthority?: pulumi.Input<string>;
  /** The client's certificate; together with its key. */
  readonly certificate?: pulumi.Input<string>;
  /** The client's private key; a secret. */
  readonly privateKey?: pulumi.Input<string>;
}

/**
 * What SOPS files are decrypted with, by the file names that Flux expects: `*.agekey` for an age identity, `*.asc` for an OpenPGP
 * key, `sops.vault-token`, `sops.aws-kms`, `sops.azure-kv` or `sops.gcp-kms` for a key service. All are secrets.
 */
export type DecryptionKeysArgs = Readonly<Record<string, pulumi.Input<string>>>;

/** The public keys that signatures are verified with, by the file names that Flux expects, such as `cosign.pub` or `author.asc`. */
export type VerificationKeysArgs = Readonly<Record<string, pulumi.Input<string>>>;
