/** How the manifests get to the branch. */
export const CommitMode = {
  Push: "push",
  PullRequest: "pullRequest",
  None: "none",
} as const;
/** How the manifests get to the branch. */
export type CommitMode = (typeof CommitMode)[keyof typeof CommitMode];

/** How the manifests get to the branch, resolved. */
export interface CommitOptions extends CommitStyle {
  readonly mode: CommitMode;
}

/** How commits and pull requests look. */
export interface CommitStyle {
  readonly author: CommitAuthor | undefined;
  readonly message: MessageFormat;
  readonly pullRequest: PullRequestOptions;
}

/** The author and committer of commits. */
interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** A pull request, resolved. */
interface PullRequestOptions {
  /** What its branch's name begins with. */
  readonly branchPrefix: string;
  readonly title: string;
  readonly body: string;
}

/** A commit's message with what the caller wants around it. */
export interface MessageFormat {
  readonly prefix: string;
  readonly appendix: string;
}

/** Puts a message together as `flux bootstrap` does. */
export function commitMessage(message: string, { prefix, appendix }: MessageFormat): string {
  return `${prefix}${message}${appendix === "" ? "" : `\n\n${appendix}`}`;
}
