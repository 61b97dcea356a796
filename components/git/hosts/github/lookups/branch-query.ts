import type { Api } from "../providers/api";
import { askAboutBranch, noRepository, ofEachPath } from "../providers/branch";
import type { GitHubTarget } from "../read-errors";

/** The answer about a branch and files of its last commit. */
export interface BranchAnswer {
  /** The owner of the token, where that was asked for. */
  readonly viewer?: { readonly login: string };
  /** Null when the token sees no such repository: GitHub makes no difference between what is not there and what is hidden. */
  readonly repository: {
    readonly nameWithOwner: string;
    readonly isArchived: boolean;
    readonly isEmpty: boolean;
    readonly ref: RefAnswer | null;
  } | null;
  /** Returns a file by the path that was asked for. */
  file(path: string): FileAnswer | undefined;
}

/** A branch and its rules. */
export interface RefAnswer {
  /** What administrators alone may read. */
  readonly branchProtectionRule?: ProtectionAnswer | null;
  /** The same as far as it concerns the owner of the token. */
  readonly refUpdateRule?: UpdateRuleAnswer | null;
  readonly rules?: { readonly nodes: readonly { readonly type: string }[] } | null;
  readonly target: (Readonly<Record<`f${number}`, FileAnswer | null>> & { readonly oid: string }) | null;
}

/** @see https://docs.github.com/en/graphql/reference/objects#branchprotectionrule */
interface ProtectionAnswer {
  readonly isAdminEnforced: boolean;
  readonly requiresApprovingReviews: boolean;
  readonly requiresStatusChecks: boolean;
  readonly requiresCommitSignatures: boolean;
  readonly lockBranch: boolean;
}

/** @see https://docs.github.com/en/graphql/reference/objects#refupdaterule */
interface UpdateRuleAnswer {
  readonly requiredApprovingReviewCount: number | null;
  readonly requiredStatusCheckContexts: readonly (string | null)[] | null;
  readonly requiresSignatures: boolean;
}

/** @see https://docs.github.com/en/graphql/reference/objects#treeentry */
interface FileAnswer {
  readonly mode: number;
  /** Without fields for what is no file, such as a directory. */
  readonly object: {
    readonly oid?: string;
    /** The first part alone of a text that is longer than GitHub gives; null for what is no text. */
    readonly text?: string | null;
    readonly isTruncated?: boolean;
  } | null;
}

const FILE = "mode object { ... on Blob { oid text isTruncated } }";
const REF = [
  "branchProtectionRule {",
  "isAdminEnforced requiresApprovingReviews requiresStatusChecks requiresCommitSignatures lockBranch }",
  "refUpdateRule { requiredApprovingReviewCount requiredStatusCheckContexts requiresSignatures }",
  "rules(first: 100) { nodes { type } }",
].join(" ");
/** The rules of a branch are of use, and a token for contents may not read them. */
const OPTIONAL = ["branchProtectionRule", "refUpdateRule", "rules"] as const;

/**
 * Asks about a repository, a branch, its rules and files of its last commit by one query.
 *
 * @param asksOwner true to ask also who the owner of the token is
 * @throws ApiError
 */
export async function queryBranch(
  api: Api,
  target: GitHubTarget,
  paths: readonly string[],
  asksOwner: boolean,
): Promise<BranchAnswer> {
  const answer = await askAboutBranch<Omit<BranchAnswer, "file">>(api, target, paths, {
    commit: `oid ${ofEachPath(paths, (path) => `file(path: ${path}) { ${FILE} }`)}`,
    ref: REF,
    repository: "isArchived isEmpty",
    beside: asksOwner ? "viewer { login }" : "",
    optional: OPTIONAL,
  }).catch(noRepository);
  return {
    ...answer,
    file: (path) => answer.repository?.ref?.target?.[`f${paths.indexOf(path)}`] ?? undefined,
  };
}

/**
 * Returns the present name of a repository by any name that leads to it; undefined when none does.
 * @throws ApiError
 */
export async function queryName(api: Api, name: string): Promise<string | undefined> {
  const [owner, repository = ""] = name.split("/");
  const query = "query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { nameWithOwner } }";
  const answer = (await api.graphQl(query, { owner, name: repository }).catch(noRepository)) as {
    readonly repository: { readonly nameWithOwner: string } | null;
  };
  return answer.repository?.nameWithOwner;
}
