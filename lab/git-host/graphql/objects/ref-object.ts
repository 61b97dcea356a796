import { readObjects } from "../../git/read-objects";
import type { Ref } from "../../git/refs";
import { nodeId } from "../../rest/views/node-id";
import { isClassic, type BranchProtection } from "../../state/branch-protection";
import { mayRead, mayWrite } from "../../state/may-read";
import type { StoredRepository } from "../../state/stored-repository";
import { connection, type ConnectionArguments } from "../connection";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { gitObject } from "./git-object";
import { repositoryObject } from "./repository-object";

/**
 * A branch or a tag.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#ref
 */
export function refObject(context: GraphQlContext, repository: StoredRepository, ref: Ref): GraphQlObject {
  const [prefix = "refs/"] = /^refs\/(?:heads|tags)\//.exec(ref.name) ?? [];
  const name = ref.name.slice(prefix.length);
  const rule = prefix === "refs/heads/" ? repository.protections.get(name) : undefined;
  // Administrators see it, who are here whoever may write; everybody sees the rules of a ruleset.
  const seesProtection = isClassic(rule) && mayWrite(context.token, repository);
  return {
    branchProtectionRule: seesProtection ? protectionObject(repository, name, rule) : null,
    id: nodeId("Ref", repository.id, ref.name),
    name,
    prefix,
    refUpdateRule: isClassic(rule) && mayRead(context.token, repository) ? updateRuleObject(name, rule) : null,
    repository: () => repositoryObject(context, repository),
    rules: (args: ConnectionArguments) =>
      connection("rules", rule?.inRuleset === true ? ruleObjects(repository, name, rule) : [], args),
    async target() {
      const [object] = await readObjects(repository.directory, [ref.sha]);
      return gitObject(context, repository, { object });
    },
  };
}

/** @see https://docs.github.com/en/graphql/reference/objects#branchprotectionrule */
function protectionObject({ id }: StoredRepository, branch: string, rule: BranchProtection): GraphQlObject {
  return {
    id: nodeId("BranchProtectionRule", id, branch),
    isAdminEnforced: true,
    lockBranch: false,
    pattern: branch,
    requiredApprovingReviewCount: rule.requiredReviews ?? null,
    requiresApprovingReviews: rule.requiredReviews !== undefined,
    requiresCommitSignatures: rule.requiredSignatures,
    requiresStatusChecks: false,
  };
}

/**
 * The protection as it concerns the caller: no administrator is exempt here.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#refupdaterule
 */
function updateRuleObject(pattern: string, rule: BranchProtection): GraphQlObject {
  return {
    pattern,
    requiredApprovingReviewCount: rule.requiredReviews ?? null,
    requiredStatusCheckContexts: [],
    requiresSignatures: rule.requiredSignatures,
  };
}

/** @see https://docs.github.com/en/graphql/reference/objects#repositoryrule */
function ruleObjects(
  { id }: StoredRepository,
  branch: string,
  { requiredReviews, requiredSignatures }: BranchProtection,
): readonly GraphQlObject[] {
  const types = [
    ...(requiredReviews === undefined ? [] : ["PULL_REQUEST"]),
    ...(requiredSignatures ? ["REQUIRED_SIGNATURES"] : []),
  ];
  return types.map((type) => ({ id: nodeId("RepositoryRule", id, branch, type), type }));
}
