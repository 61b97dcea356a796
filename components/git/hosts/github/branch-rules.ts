import * as pulumi from "@pulumi/pulumi";

import { isRecord } from "../../../manifests/is-record";
import type { RefAnswer } from "./lookups/branch-query";
import type { GitHubTarget } from "./read-errors";
import { protectedBranch, signaturesRequired } from "./write-errors";

/** The requirements of a branch that a commit of this program may not meet. */
export interface PushRequirements {
  /** Commits come by a pull request, or after checks. */
  readonly pullRequest: boolean;
  readonly signatures: boolean;
}

/**
 * Warns of the requirements of a branch by which GitHub may refuse the commits of this program. It is no error, because GitHub does
 * not say who may bypass a rule.
 *
 * @param areSigned true when GitHub signs the commits
 */
export function warnOfBranchRules(
  found: PushRequirements | undefined,
  target: GitHubTarget,
  areSigned: boolean,
  component: pulumi.Resource,
): void {
  const warnings = [
    found?.pullRequest === true ? protectedBranch(target) : undefined,
    found?.signatures === true && !areSigned ? signaturesRequired(target) : undefined,
  ];
  for (const warning of warnings) if (warning !== undefined) void pulumi.log.warn(`github: ${warning}`, component);
}

/** Types of rules that a commit meets only when a pull request brings it. */
const BY_PULL_REQUEST = new Set([
  "pull_request",
  "merge_queue",
  "required_status_checks",
  "required_deployments",
  "workflows",
  "code_scanning",
  // Only those who may bypass it change the branch.
  "update",
]);

/**
 * Returns the requirements of the rulesets that concern a branch; undefined when they have none. Everybody who may read the
 * repository may read them.
 *
 * @see https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
 */
export function requirementsOfRules(rules: unknown): PushRequirements | undefined {
  const types = (Array.isArray(rules) ? rules : []).map((rule: unknown) => (isRecord(rule) ? rule["type"] : undefined));
  return requirements({
    pullRequest: types.some((type) => typeof type === "string" && BY_PULL_REQUEST.has(type)),
    signatures: types.includes("required_signatures"),
  });
}

/**
 * Returns the requirements of a branch's protection; undefined when it has none, or when administrators, who alone may read it,
 * need not meet them.
 *
 * @see https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection
 */
export function requirementsOfProtection(protection: unknown): PushRequirements | undefined {
  if (!isRecord(protection) || !isEnabled(protection["enforce_admins"])) return undefined;
  return requirements({
    pullRequest:
      isRecord(protection["required_pull_request_reviews"]) ||
      isRecord(protection["required_status_checks"]) ||
      isEnabled(protection["lock_branch"]),
    signatures: isEnabled(protection["required_signatures"]),
  });
}

/** Returns the requirements of an answer of the GraphQL API; undefined when there are none. */
export function requirementsOfBranch({
  branchProtectionRule: protection,
  refUpdateRule: own,
  rules,
}: RefAnswer): PushRequirements | undefined {
  const ofRules = requirementsOfRules(rules?.nodes.map(({ type }) => ({ type: type.toLowerCase() })));
  const enforced = protection?.isAdminEnforced === true ? protection : undefined;
  return (
    ofRules ??
    requirements({
      pullRequest:
        enforced?.requiresApprovingReviews === true ||
        enforced?.requiresStatusChecks === true ||
        enforced?.lockBranch === true ||
        (own?.requiredApprovingReviewCount ?? 0) > 0 ||
        (own?.requiredStatusCheckContexts ?? []).length > 0,
      signatures: enforced?.requiresCommitSignatures === true || own?.requiresSignatures === true,
    })
  );
}

function requirements(found: PushRequirements): PushRequirements | undefined {
  return found.pullRequest || found.signatures ? found : undefined;
}

function isEnabled(setting: unknown): boolean {
  return isRecord(setting) && setting["enabled"] === true;
}
