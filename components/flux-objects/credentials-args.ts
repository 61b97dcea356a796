import type * as pulumi from "@pulumi/pulumi";

/**
 * The credentials with which Flux reads a Git repository; set at most one of the first three. The Secret
 * `NAME-credentials` is created from them.
 */
export interface GitCredentialsArgs {
  /** An SSH key that the host knows, for `ssh://` URLs. */
  readonly sshKey?: SshKeyArgs;
  /** A user and a token or password, for `https://` URLs. */
  readonly basicAuth?: BasicAuthArgs;
  /** A GitHub App; sets `provider` to `github`. */
  readonly githubApp?: GitHubAppArgs;
  /**
   * The SSH host's public keys in `known_hosts` format; never trusted on first use.
   * @defaultValue for github.com, the keys that GitHub publishes
   */
  readonly knownHosts?: pulumi.Input<string>;
  /**
   * The certificate, in PEM, of the authority that signed the host's certificate.
   * @defaultValue none: the authorities in Flux's images
   */
  readonly certificateAuthority?: pulumi.Input<string>;
}

/** An SSH key that the caller provides. */
export interface SshKeyArgs {
  /** The private key, in PEM or OpenSSH format; a secret. @secret @minLength 1 */
  readonly privateKey: pulumi.Input<string>;
  /** The public key, as a line of `authorized_keys`. Flux does not need it. */
  readonly publicKey?: pulumi.Input<string>;
  /** The passphrase of the private key; a secret. @secret */
  readonly password?: pulumi.Input<string>;
}

/**
 * A GitHub App that is installed for the repository, with exactly one of `installationId` and `installationOwner`. Flux creates
 * short-lived tokens with the App's key.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#github
 */
export interface GitHubAppArgs {
  /** The App's ID, a number. @minLength 1 */
  readonly appId: pulumi.Input<string>;
  /** The ID of the App's installation, a number. @minLength 1 @defaultValue none, with `installationOwner` */
  readonly installationId?: pulumi.Input<string>;
  /**
   * The organization or user in which the App is installed, such as `acme`; Flux looks the ID up. From Flux v2.8 on.
   * @minLength 1
   * @defaultValue none, with `installationId`
   */
  readonly installationOwner?: pulumi.Input<string>;
  /** The App's private key in PEM; a secret. @secret @minLength 1 */
  readonly privateKey: pulumi.Input<string>;
  /**
   * The URL of GitHub's API.
   * @defaultValue for github.com, none; for any other `github.url`, the API of that host
   */
  readonly baseUrl?: string;
}

/** A proxy that Flux clones through. */
export interface SyncProxyArgs {
  /** The proxy's URL, such as `http://proxy.example.com:3128`. */
  readonly address: string;
  /** The user name for the proxy. @defaultValue none */
  readonly username?: pulumi.Input<string>;
  /** The password for the proxy; a secret. @secret @defaultValue none */
  readonly password?: pulumi.Input<string>;
}

/** A user name with its password. */
export interface BasicAuthArgs {
  /** The user name. */
  readonly username: pulumi.Input<string>;
  /** A password or token; a secret. @secret */
  readonly password: pulumi.Input<string>;
}

/** An access key for an S3-compatible object storage. */
export interface BucketCredentialsArgs {
  /** The ID of the access key. */
  readonly accessKey: pulumi.Input<string>;
  /** The secret part of the access key. @secret */
  readonly secretKey: pulumi.Input<string>;
}

/** The certificates of a TLS connection: that of the host's authority, and the client's own. All are in PEM. */
export interface TlsArgs {
  /** The certificate of the authority that signed the host's certificate. */
  readonly certificateAuthority?: pulumi.Input<string>;
  /** The client's certificate; requires `privateKey`. */
  readonly certificate?: pulumi.Input<string>;
  /** The client's private key; requires `certificate`. A secret. @secret */
  readonly privateKey?: pulumi.Input<string>;
}

/**
 * The keys that SOPS files are decrypted with, by the file names that Flux expects: `*.agekey` for an age identity,
 * `*.asc` for an OpenPGP key, `sops.vault-token`, `sops.aws-kms`, `sops.azure-kv` or `sops.gcp-kms` for a key service.
 * All are secrets.
 * @minProperties 1
 * @keyFormat decryptionKey
 * @itemFormat notEmpty
 * @secret
 */
export type DecryptionKeysArgs = Readonly<Record<string, pulumi.Input<string>>>;

/**
 * The public keys that signatures are verified with, by the file names that Flux expects, such as `cosign.pub` or
 * `author.asc`.
 */
export type VerificationKeysArgs = Readonly<Record<string, pulumi.Input<string>>>;
