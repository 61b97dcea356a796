/** The ways by which the manifests get to the branch. */
export const CommitMode = {
  Push: "push",
  PullRequest: "pullRequest",
  None: "none",
} as const;
/** The ways by which the manifests get to the branch. */
export type CommitMode = (typeof CommitMode)[keyof typeof CommitMode];

/** The resolved options of the commits. */
export interface CommitOptions extends CommitStyle {
  readonly mode: CommitMode;
}

/** The format of commits and pull requests. */
export interface CommitStyle {
  readonly author: CommitAuthor | undefined;
  readonly message: MessageFormat;
  readonly pullRequest: PullRequestOptions;
  /** Imports a file that is as it should be, in place of committing it once more. */
  readonly adopts: boolean;
}

/** The author and committer of commits. */
interface CommitAuthor {
  readonly name: string;
  readonly email: string;
}

/** A pull request, resolved. */
interface PullRequestOptions {
  /** The beginning of the name of its branch. */
  readonly branchPrefix: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Users, and teams as `organization/team`. */
  readonly reviewers: readonly string[];
}

/** The texts that the caller puts around a commit's message. */
export interface MessageFormat {
  readonly prefix: string;
  readonly appendix: string;
}

/** Composes a commit message as `flux bootstrap` does. */
export function commitMessage(message: string, { prefix, appendix }: MessageFormat): string {
  return `${prefix}${message}${appendix === "" ? "" : `\n\n${appendix}`}`;
}

/** Returns the name of the branch of an attempt to merge files. */
export function headOf({ pullRequest: { branchPrefix } }: CommitStyle, attempt: string): string {
  return `${branchPrefix}-${attempt}`;
}
