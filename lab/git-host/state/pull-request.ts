/** A pull request between two branches of one repository. */
export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly head: string;
  readonly createdAt: Date;
  readonly draft: boolean;
  maintainerCanModify: boolean;
  title: string;
  body: string | null;
  base: string;
  /** As last seen: they stay when the branches go. */
  headSha: string;
  baseSha: string;
  state: "open" | "closed";
  updatedAt: Date;
  closedAt: Date | undefined;
  mergedAt: Date | undefined;
  mergeCommit: string | undefined;
  labels: readonly string[];
  reviewers: readonly string[];
  /** Slugs of teams of the owner. */
  teamReviewers: readonly string[];
}
