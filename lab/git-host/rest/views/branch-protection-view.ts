import type { JsonObject } from "../../json";
import { isClassic, type BranchProtection } from "../../state/branch-protection";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";

/** A branch's rule as the answer about the rule has it. */
export function branchProtectionView({ urls }: HostState, repository: StoredRepository, branch: string): JsonObject {
  const rule = repository.protections.get(branch);
  const url = `${urls.api}/repos/${fullName(repository)}/branches/${encodeURIComponent(branch)}/protection`;
  if (!isClassic(rule)) return { enabled: false };
  return {
    url,
    enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
    ...(rule.requiredReviews !== undefined && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: false,
        require_code_owner_reviews: false,
        require_last_push_approval: false,
        required_approving_review_count: rule.requiredReviews,
      },
    }),
    required_signatures: { url: `${url}/required_signatures`, enabled: rule.requiredSignatures },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
  };
}

/** A branch's rules as the answer about those of rulesets has them. */
export function branchRulesView(repository: StoredRepository, rule: BranchProtection): JsonObject[] {
  const ruleset = { ruleset_source_type: "Repository", ruleset_source: fullName(repository), ruleset_id: 1 };
  const parameters = {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: rule.requiredReviews ?? 0,
    required_review_thread_resolution: false,
  };
  return [
    ...(rule.requiredReviews === undefined ? [] : [{ type: "pull_request", parameters, ...ruleset }]),
    ...(rule.requiredSignatures ? [{ type: "required_signatures", ...ruleset }] : []),
  ];
}
