import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppArgs, SshKeyArgs } from "../flux-objects/credentials-args";
import type { CommitArgs } from "./commit-args";
import type { SshKeyAlgorithm } from "./credentials/ssh-key";
import type { GitTransport } from "./credentials/options";
import type { RepositoryVisibility } from "./hosts/github/options";

/** The repository to which the manifests are committed, and from which Flux reads them. */
export interface GitArgs {
  /** The GitHub repository from which Flux runs the cluster. */
  readonly github?: GitHubArgs;
  /** The credentials with which Flux reads the repository; the default is a deploy key that this component creates. */
  readonly credentials?: CredentialsArgs;
  /** The way in which the manifests get to the branch; the default is a push. */
  readonly commit?: CommitArgs;
}

/** A repository on github.com, a GitHub Enterprise Server or ghe.com. It is written to with the credentials of the GitHub provider. */
export interface GitHubArgs {
  /**
   * The user or the organization that owns the repository; the GitHub provider must have the same owner.
   * @format gitHubOwner
   */
  readonly owner: string;
  /**
   * The name of the repository, without its owner. It must exist, or be an output of the resource that creates it, or
   * be created by `createRepository`.
   * @format gitHubRepository
   */
  readonly repository: pulumi.Input<string>;
  /**
   * The branch that Flux follows and to which the manifests are committed. It must exist.
   * @format gitBranch
   * @defaultValue `main`
   */
  readonly branch?: string;
  /** Creates the repository, with a first commit and the branch. */
  readonly createRepository?: NewRepositoryArgs;
  /**
   * The address of GitHub in a browser, without a path: `https://github.example.com` for a GitHub Enterprise Server,
   * `https://acme.ghe.com` with data residency. The GitHub provider has a `baseUrl` of its own.
   * @format webOrigin
   * @defaultValue `https://github.com`
   */
  readonly url?: string;
  /**
   * The certificate of the authority that signed the certificate of `url`, in PEM, when Flux clones over HTTPS.
   * @defaultValue none: Flux trusts the authorities in its images
   */
  readonly certificateAuthority?: pulumi.Input<string>;
  /**
   * The SSH host from which Flux clones, as `host` or `host:port`; `ssh.github.com:443` where port 22 is closed.
   * @format hostAndPort
   * @defaultValue the host of `url`
   * @see https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port
   */
  readonly sshHostname?: string;
  /**
   * The SSH host's public keys in `known_hosts` format. Keys are never trusted on first use: this package pins the keys
   * of github.com, and the keys of any other host must be given.
   * @see https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
   */
  readonly knownHosts?: string;
}

/** A repository to create. A destroy never deletes it: it holds more than the files of this component. */
export interface NewRepositoryArgs {
  /**
   * The visibility of the repository: `private`, `internal` or `public`.
   * @defaultValue `private`
   */
  readonly visibility?: RepositoryVisibility;
  /**
   * The description of the repository.
   * @defaultValue none
   */
  readonly description?: string;
}

/** The credentials with which Flux reads the repository. Set at most one of them; the default is a deploy key. */
export interface CredentialsArgs {
  /** A deploy key that this component generates, registers and keeps. */
  readonly deployKey?: DeployKeyArgs;
  /** An SSH key of your own, which must be registered with GitHub already. */
  readonly sshKey?: SshKeyArgs;
  /** A token over HTTPS. */
  readonly token?: TokenArgs;
  /** A GitHub App over HTTPS. */
  readonly githubApp?: GitHubAppArgs;
  /** A Secret that exists already. */
  readonly existingSecret?: ExistingSecretArgs;
  /** Clones over HTTPS without credentials, for a public repository. */
  readonly anonymous?: boolean;
}

/** A deploy key. It belongs to one repository and, by its title, to one cluster. */
export interface DeployKeyArgs {
  /**
   * `ed25519`, `ecdsa` (P-384) or `rsa`. Another algorithm is another key, as with `rotation`.
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
   * Registers the key as read-only. Flux's image automation pushes, and requires a key that may write. A change of it makes another
   * key, as with `rotation`.
   * @defaultValue `true`
   */
  readonly readOnly?: boolean;
  /**
   * The title of the key in GitHub's list. A change has no effect on a key that is registered already.
   * @format oneLine
   * @defaultValue the namespace, the name of the sync, the branch and the path, and the project and the stack
   */
  readonly title?: string;
  /**
   * Change this value to rotate the key, for example to `"2026-11"`. The old key is valid until Flux uses the new one.
   * The value becomes a part of the Secret's name, unless `commit.mode` is `pullRequest`.
   * @format nameSuffix
   * @defaultValue none
   */
  readonly rotation?: string;
}

/** A token that reads the repository over HTTPS. */
export interface TokenArgs {
  /**
   * The token; a secret. It should have the right to read the contents of this repository, and no other right.
   * @secret
   * @minLength 1
   */
  readonly value: pulumi.Input<string>;
  /**
   * The user name that goes with the token.
   * @format oneLine
   * @defaultValue `git`
   */
  readonly username?: string;
  /**
   * Allows the token with which the GitHub provider writes. Everyone who can read the Secret could then write to the
   * repository, and to everything that the token reaches.
   * @defaultValue `false`
   */
  readonly allowWriteToken?: boolean;
}

/** A Secret with the keys that a GitRepository reads. It must exist in the namespace before Flux reads it. */
export interface ExistingSecretArgs {
  /**
   * The name of the Secret.
   * @format dnsSubdomain
   */
  readonly name: string;
  /**
   * The transport for which the Secret has credentials: `ssh` or `https`.
   * @defaultValue `ssh`
   */
  readonly transport?: GitTransport;
  /**
   * `github` for a Secret with a GitHub App; `generic` for every other one, with an SSH key, a password or a bearer token.
   * @defaultValue `generic`
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#provider
   */
  readonly provider?: "generic" | "github";
}
