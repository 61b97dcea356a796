import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppArgs, SshKeyArgs } from "../flux-objects/credentials-args";
import type { CommitMode } from "./hosts/commit";
import type { SshKeyAlgorithm } from "./credentials/ssh-key";
import type { GitTransport } from "./credentials/options";
import type { RepositoryVisibility } from "./hosts/github/options";

/** The repository that the manifests are committed to, and that Flux reads. */
export interface GitArgs {
  /** The GitHub repository that Flux runs the cluster from. */
  readonly github?: GitHubArgs;
  /** How Flux may read the repository; a deploy key is made when this is left out. */
  readonly credentials?: CredentialsArgs;
  /** How the manifests get to the branch; pushed, when this is left out. */
  readonly commit?: CommitArgs;
}

/** A repository on github.com, a GitHub Enterprise Server or ghe.com. The writes go through the GitHub provider. */
export interface GitHubArgs {
  /** The user or the organization that owns the repository; the GitHub provider must be of the same owner. */
  readonly owner: string;
  /**
   * The name of the repository, without its owner. It must exist, or be an output of the resource that makes it, or be made
   * by `createRepository`.
   */
  readonly repository: pulumi.Input<string>;
  /**
   * The branch that Flux follows and that the manifests are committed to. It must exist.
   * @defaultValue `main`
   */
  readonly branch?: string;
  /** Makes the repository, with a first commit and the branch. */
  readonly createRepository?: NewRepositoryArgs;
  /**
   * Where GitHub is in a browser, without a path: `https://github.example.com` for a GitHub Enterprise Server,
   * `https://acme.ghe.com` with data residency. The GitHub provider has a `baseUrl` of its own.
   * @defaultValue `https://github.com`
   */
  readonly url?: string;
  /**
   * The certificate of the authority that `url` is signed by, in PEM, when Flux clones over HTTPS.
   * @defaultValue none: the authorities that Flux's images know
   */
  readonly certificateAuthority?: pulumi.Input<string>;
  /**
   * The SSH host that Flux clones from, as `host` or `host:port`; `ssh.github.com:443` where port 22 is closed.
   * @defaultValue the host of `url`
   * @see https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port
   */
  readonly sshHostname?: string;
  /**
   * The SSH host's public keys in `known_hosts` format. Keys are never trusted on first use: the keys of github.com are
   * pinned by this package, those of any other host must be given.
   * @see https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
   */
  readonly knownHosts?: string;
}

/** A repository to make. A destroy never deletes it: it holds more than what this component wrote. */
export interface NewRepositoryArgs {
  /**
   * Who may see it: `private`, `internal` or `public`.
   * @defaultValue `private`
   */
  readonly visibility?: RepositoryVisibility;
  /** @defaultValue none */
  readonly description?: string;
}

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
   * @defaultValue the namespace, the name of the sync, the branch and the path, and the project and the stack
   */
  readonly title?: string;
  /**
   * Another value makes another key, such as `"2026-11"`. The old one is valid until Flux uses the new one. It becomes a part
   * of the Secret's name, unless `commit.mode` is `pullRequest`.
   * @defaultValue none
   */
  readonly rotation?: string;
}

/** A token that reads the repository over HTTPS. */
export interface TokenArgs {
  /** The token; a secret. It should read the contents of this one repository and no more. */
  readonly value: pulumi.Input<string>;
  /**
   * The user name beside the token.
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

/** A Secret with the keys that a GitRepository takes. It must exist in the namespace before Flux reads it. */
export interface ExistingSecretArgs {
  readonly name: string;
  /**
   * What the Secret is for: `ssh` or `https`.
   * @defaultValue `ssh`
   */
  readonly transport?: GitTransport;
}

/** How the manifests get to the branch. */
export interface CommitArgs {
  /**
   * - `push`: a commit to the branch for each file that changes.
   * - `pullRequest`: a branch and a pull request. The first `up` ends with its URL; the first one after its merge goes on.
   * - `none`: nothing is written to Git. The files are outputs, and Pulumi goes on managing Flux.
   * @defaultValue `push`
   */
  readonly mode?: CommitMode;
  /**
   * Who the commits are by.
   * @defaultValue the owner of the GitHub provider's token
   */
  readonly author?: CommitAuthorArgs;
  /**
   * What the messages begin with, such as `"flux: "`.
   * @defaultValue none
   */
  readonly messagePrefix?: string;
  /**
   * What the messages end with, as a paragraph of its own, such as `"[ci skip]"`.
   * @defaultValue none
   * @see https://fluxcd.io/flux/cmd/flux_bootstrap/ (`--commit-message-appendix`)
   */
  readonly messageAppendix?: string;
  /** The pull request, when `mode` is `pullRequest`. */
  readonly pullRequest?: PullRequestArgs;
}

/** The author and committer of commits. */
export interface CommitAuthorArgs {
  readonly name: string;
  readonly email: string;
}

/** A pull request with the manifests. */
export interface PullRequestArgs {
  /**
   * What its branches' names begin with; a digest of the files follows.
   * @defaultValue `flux-bootstrap/` and the path of the cluster with dashes for slashes
   */
  readonly branchPrefix?: string;
  /** @defaultValue the release and the directory */
  readonly title?: string;
  /** In Markdown. @defaultValue what the pull request changes, and what to do after its merge */
  readonly body?: string;
  /**
   * Users and teams (`acme/platform`) to mention in the body, so that GitHub notifies them. The GitHub provider cannot request
   * a review; a CODEOWNERS file does.
   * @defaultValue none
   */
  readonly reviewers?: readonly string[];
}
