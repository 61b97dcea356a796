/** The rule of a branch: what a commit to it must be, or come by. */
export interface BranchProtection {
  /** Approving reviews that a pull request must have before it is merged; undefined where pushes are allowed. */
  readonly requiredReviews: number | undefined;
  /** Commits must have verified signatures. */
  readonly requiredSignatures: boolean;
  /** It is in a ruleset, which everybody may read, and no protection of the branch, which administrators may read. */
  readonly inRuleset: boolean;
}

/** Where a rule is none of a ruleset's. */
export function isClassic(rule: BranchProtection | undefined): rule is BranchProtection {
  return rule?.inRuleset === false;
}
