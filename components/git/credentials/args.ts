import type * as pulumi from "@pulumi/pulumi";

import type { GitTransport } from "./options";
import type { SshKeyAlgorithm } from "./ssh-key";

/** How Flux may read the repository. At most one may be set; a deploy key is made when none is. */
export interface CredentialsArgs {
  /** A deploy key that this component makes, registers and keeps. */
  readonly deployKey?: DeployKeyArgs;
  /** An SSH key of the caller's, that GitHub knows already. */
  readonly sshKey?: SshKeyArgs;
  /** A token over HTTPS. */
  readonly token?: TokenArgs;
  /** A GitHub App over HTTPS. */
  readonly githubApp?: GitHubAppArgs;
  /** A Secret that exists already. */
  readonly existingSecret?: ExistingSecretArgs;
  /** Whether Flux needs no credentials, as the repository is public; it clones over HTTPS then. */
  readonly anonymous?: boolean;
}

/** A deploy key. It belongs to one repository and, by its title, to one cluster. */
export interface DeployKeyArgs {
  /**
   * `ed25519`, `ecdsa` (P-384) or `rsa`. Change it together with `rotation`.
   * @defaultValue `ed25519`
   */
  readonly algorithm?: SshKeyAlgorithm;
  /**
   * The length of an RSA key in bits: at least 2048.
   * @asType integer
   * @minimum 2048
   * @maximum 16384
   * @defaultValue `2048`
   */
  readonly rsaBits?: number;
  /**
   * Whether the key may only read. Flux's image automation pushes and needs one that may write.
   * @defaultValue `true`
   */
  readonly readOnly?: boolean;
  /**
   * The title that GitHub lists the key under, of a key that is yet to be made.
   * @format oneLine
   * @defaultValue the namespace, the name of the sync, the branch and the path, and the project and the stack
   */
  readonly title?: string;
  /**
   * Another value makes another key, such as `"2026-11"`. The old one is valid until Flux uses the new one. It becomes a part
   * of the Secret's name, unless `commit.mode` is `pullRequest`.
   * @format nameSuffix
   * @defaultValue none
   */
  readonly rotation?: string;
}

/** An SSH key of the caller's. */
export interface SshKeyArgs {
  /** The private key, in PEM or OpenSSH format; a secret. @secret @minLength 1 */
  readonly privateKey: pulumi.Input<string>;
  /** The public key, as a line of `authorized_keys`. Flux does not need it. */
  readonly publicKey?: pulumi.Input<string>;
  /** What the private key is encrypted with; a secret. @secret */
  readonly password?: pulumi.Input<string>;
}

/** A token that reads the repository over HTTPS. */
export interface TokenArgs {
  /** The token; a secret. It should read the contents of this one repository and no more. @secret @minLength 1 */
  readonly value: pulumi.Input<string>;
  /**
   * The user name beside the token.
   * @format oneLine
   * @defaultValue `git`
   */
  readonly username?: string;
  /**
   * Whether the token may be the one that the GitHub provider writes with. Whoever reads the Secret could then write to the
   * repository, and to all that the token reaches.
   * @defaultValue `false`
   */
  readonly allowWriteToken?: boolean;
}

/**
 * A GitHub App that is installed for the repository. Flux makes short-lived tokens with its key.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#github
 */
export interface GitHubAppArgs {
  /** The App's ID, a number. @minLength 1 */
  readonly appId: pulumi.Input<string>;
  /** The ID of its installation, a number. @minLength 1 */
  readonly installationId: pulumi.Input<string>;
  /** The App's private key in PEM; a secret. @secret @minLength 1 */
  readonly privateKey: pulumi.Input<string>;
  /**
   * The URL of GitHub's API.
   * @defaultValue for github.com none; for any other `github.url` the API of that host
   */
  readonly baseUrl?: string;
}

/** A Secret with the keys that a GitRepository takes. It must exist in the namespace before Flux reads it. */
export interface ExistingSecretArgs {
  /** @format dnsSubdomain */
  readonly name: string;
  /**
   * What the Secret is for: `ssh` or `https`.
   * @defaultValue `ssh`
   */
  readonly transport?: GitTransport;
}
