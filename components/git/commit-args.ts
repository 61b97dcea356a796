import type { CommitMode } from "./hosts/commit";

/** The way in which the manifests get to the branch. */
export interface CommitArgs {
  /**
   * - `push`: one commit to the branch for each change, which GitHub signs unless `author` is set.
   * - `pullRequest`: a branch and a pull request. The first `up` ends with its URL; the first `up` after its merge
   *   continues.
   * - `none`: nothing is written to Git. The files are outputs, and Pulumi continues to manage Flux.
   * @defaultValue `push`
   */
  readonly mode?: CommitMode;
  /**
   * The author of the commits.
   * @defaultValue the owner of the GitHub provider's token
   */
  readonly author?: CommitAuthorArgs;
  /**
   * The beginning of the messages, such as `"flux: "`.
   * @format oneLine
   * @defaultValue none
   */
  readonly messagePrefix?: string;
  /**
   * The end of the messages, as a paragraph of its own, such as `"[ci skip]"`.
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
  /**
   * The name of the author.
   * @format oneLine
   */
  readonly name: string;
  /**
   * The e-mail address of the author.
   * @format email
   */
  readonly email: string;
}

/** A pull request with the manifests. */
export interface PullRequestArgs {
  /**
   * The beginning of the names of its branches; a digest of the files follows.
   * @format gitBranch
   * @defaultValue `flux-bootstrap/` and the path of the cluster with dashes for slashes
   */
  readonly branchPrefix?: string;
  /**
   * The title of the pull request.
   * @format oneLine
   * @defaultValue the release and the directory
   */
  readonly title?: string;
  /**
   * The body of the pull request, in Markdown.
   * @defaultValue a text about the change, and about the next step after the merge
   */
  readonly body?: string;
  /**
   * Labels of the pull request. GitHub creates those that are new to the repository.
   * @itemFormat oneLine
   * @defaultValue none
   */
  readonly labels?: readonly string[];
  /**
   * Users and teams (`acme/platform`) who are asked for a review, as the repository's collaborators. The GitHub provider, where it
   * alone has a token, cannot ask, and mentions them in the body.
   * @itemFormat gitHubReviewer
   * @defaultValue none
   */
  readonly reviewers?: readonly string[];
}
