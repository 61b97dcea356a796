import type { FoundBranch } from "./committable-branch";
import { Refusal } from "./refusal";

const BY_PULL_REQUEST = "Changes must be made through a pull request.";

/**
 * Refuses a commit to a branch that changes by pull requests only. Required signatures are no obstacle: GitHub signs.
 *
 * @see https://github.com/Thinkmill/keystatic/issues/1598 for the type of a protected branch, and that a ruleset has another
 */
export function refuseProtected({ repository, name }: FoundBranch): void {
  const rule = repository.protections.get(name);
  if (rule?.requiredReviews === undefined) return;
  throw rule.inRuleset
    ? new Refusal("FORBIDDEN", `Repository rule violations found\n\n${BY_PULL_REQUEST}\n\n`)
    : new Refusal("BRANCH_PROTECTION_RULE_VIOLATION", BY_PULL_REQUEST);
}
