import { isClassic } from "../../state/branch-protection";
import { protectBranch } from "../../state/protect-branch";
import { noContent, ok } from "../answer";
import { ApiError } from "../api-error";
import { optionalObject } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { findBranch } from "../find-branch";
import { repositoryRoute, type Route } from "../route";
import { branchProtectionView, branchRulesView } from "../views/branch-protection-view";

/** The rules that a branch is changed by pull requests only, and by signed commits; others are taken without effect. */
export const BRANCH_PROTECTION_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection
  repositoryRoute("GET", "/branches/{branch}/protection", async (call) => {
    const branch = await branchOf(call);
    if (!isClassic(call.repository.protections.get(branch))) throw new ApiError(404, "Branch not protected");
    return ok(branchProtectionView(call.state, call.repository, branch));
  }),
  // https://docs.github.com/en/rest/branches/branch-protection#update-branch-protection
  repositoryRoute("PUT", "/branches/{branch}/protection", async (call) => {
    const branch = await branchOf(call);
    const reviews = optionalObject(call.body, "required_pull_request_reviews");
    const count = Number(reviews?.["required_approving_review_count"] ?? 0);
    const rule = { requiredReviews: reviews && count, requiredSignatures: false, inRuleset: false };
    await protectBranch(call.repository, branch, rule);
    return ok(branchProtectionView(call.state, call.repository, branch));
  }),
  // https://docs.github.com/en/rest/branches/branch-protection#delete-branch-protection
  repositoryRoute("DELETE", "/branches/{branch}/protection", async (call) => {
    const branch = await branchOf(call);
    if (!isClassic(call.repository.protections.get(branch))) throw new ApiError(404, "Branch not protected");
    await protectBranch(call.repository, branch, undefined);
    return noContent();
  }),
  // https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
  repositoryRoute("GET", "/rules/branches/{branch}", (call) => {
    const rule = call.repository.protections.get(parameter(call, "branch"));
    return ok(rule?.inRuleset === true ? branchRulesView(call.repository, rule) : []);
  }),
];

async function branchOf(call: RepositoryCall): Promise<string> {
  const branch = parameter(call, "branch");
  if ((await findBranch(call.repository, branch)) === undefined) throw new ApiError(404, "Branch not found");
  return branch;
}
