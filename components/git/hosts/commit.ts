/** How the manifests get to the branch. */
export const CommitMode = {
  Push: "push",
  PullRequest: "pullRequest",
  None: "none",
} as const;
/** How the manifests get to the branch. */
export type CommitMode = (typeof CommitMode)[keyof typeof CommitMode];
