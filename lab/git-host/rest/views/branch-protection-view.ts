import type { JsonObject } from "../../json";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";

/** A branch's rule as the answer about the rule has it. */
export function branchProtectionView({ urls }: HostState, repository: StoredRepository, branch: string): JsonObject {
  const rule = repository.protections.get(branch);
  const url = `${urls.api}/repos/${fullName(repository)}/branches/${encodeURIComponent(branch)}/protection`;
  if (rule === undefined) return { enabled: false };
  return {
    url,
    enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
    required_pull_request_reviews: {
      url: `${url}/required_pull_request_reviews`,
      dismiss_stale_reviews: false,
      require_code_owner_reviews: false,
      require_last_push_approval: false,
      required_approving_review_count: rule.requiredReviews,
    },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
  };
}
