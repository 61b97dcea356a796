/** The rule of a branch that nobody pushes to. */
export interface BranchProtection {
  /** Approving reviews that a pull request must have before it is merged. */
  readonly requiredReviews: number;
}
