import type * as pulumi from "@pulumi/pulumi";

import type { CommitMode } from "./hosts/commit";
import type { RepositoryVisibility } from "./hosts/github/options";

/** A repository on github.com, a GitHub Enterprise Server or ghe.com. The writes go through the GitHub provider. */
export interface GitHubArgs {
  /**
   * The user or the organization that owns the repository; the GitHub provider must be of the same owner.
   * @format gitHubOwner
   */
  readonly owner: string;
  /**
   * The name of the repository, without its owner. It must exist, or be an output of the resource that makes it, or be made
   * by `createRepository`.
   * @format gitHubRepository
   */
  readonly repository: pulumi.Input<string>;
  /**
   * The branch that Flux follows and that the manifests are committed to. It must exist.
   * @format gitBranch
   * @defaultValue `main`
   */
  readonly branch?: string;
  /** Makes the repository, with a first commit and the branch. */
  readonly createRepository?: NewRepositoryArgs;
  /**
   * Where GitHub is in a browser, without a path: `https://github.example.com` for a GitHub Enterprise Server,
   * `https://acme.ghe.com` with data residency. The GitHub provider has a `baseUrl` of its own.
   * @format webOrigin
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
   * @format hostAndPort
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
   * @format oneLine
   * @defaultValue none
   */
  readonly messagePrefix?: string;
  /**
   * What the messages end with, as a paragraph of its own, such as `"[ci skip]"`.
   * @format oneLine
   * @defaultValue none
   * @see https://fluxcd.io/flux/cmd/flux_bootstrap/ (`--commit-message-appendix`)
   */
  readonly messageAppendix?: string;
  /** The pull request, when `mode` is `pullRequest`. */
  readonly pullRequest?: PullRequestArgs;
}

/** The author and committer of commits. */
export interface CommitAuthorArgs {
  /** @format oneLine */
  readonly name: string;
  /** @format email */
  readonly email: string;
}

/** A pull request with the manifests. */
export interface PullRequestArgs {
  /**
   * What its branches' names begin with; a digest of the files follows.
   * @format gitBranch
   * @defaultValue `flux-bootstrap/` and the path of the cluster with dashes for slashes
   */
  readonly branchPrefix?: string;
  /** @format oneLine @defaultValue the release and the directory */
  readonly title?: string;
  /** In Markdown. @defaultValue what the pull request changes, and what to do after its merge */
  readonly body?: string;
  /**
   * Users and teams (`acme/platform`) to mention in the body, so that GitHub notifies them. The GitHub provider cannot request
   * a review; a CODEOWNERS file does.
   * @itemFormat gitHubReviewer
   * @defaultValue none
   */
  readonly reviewers?: readonly string[];
}

/** A proxy that Flux clones through. */
export interface SyncProxyArgs {
  /** The proxy's URL, such as `http://proxy.example.com:3128`. */
  readonly address: string;
  /** @defaultValue none */
  readonly username?: pulumi.Input<string>;
  /** A secret. @secret @defaultValue none */
  readonly password?: pulumi.Input<string>;
}
