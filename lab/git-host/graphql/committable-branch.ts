import { mayRead, mayWrite } from "../state/may-read";
import type { StoredRepository } from "../state/stored-repository";
import { findBranch } from "../rest/find-branch";
import { nodeId } from "../rest/views/node-id";
import type { Commit } from "../git/commit";
import type { GraphQlContext } from "./graphql-context";
import { Refusal } from "./refusal";
import { visibleRepository } from "./visible-repository";

/** The branch that a commit is for, as the caller says it: by its id, or by the names of the repository and the branch. */
export interface CommittableBranch {
  readonly id?: string | null;
  readonly repositoryNameWithOwner?: string | null;
  readonly branchName?: string | null;
}

/** A branch that the caller may commit to. */
export interface FoundBranch {
  readonly repository: StoredRepository;
  /** Without "refs/heads/". */
  readonly name: string;
  readonly head: Commit;
}

/**
 * Looks up a branch that the caller may commit to.
 *
 * @throws {@link Refusal} when there is none, or not for this caller.
 */
export async function committableBranch(context: GraphQlContext, branch: CommittableBranch): Promise<FoundBranch> {
  const { repository, name } = named(context, branch);
  requireWrite(context, repository);
  const head = await findBranch(repository, name);
  // As the tests of a client have it; no public thread tells the type.
  if (head === undefined) throw new Refusal("NOT_FOUND", "Branch not found");
  return { repository, name, head };
}

function named(context: GraphQlContext, branch: CommittableBranch): Omit<FoundBranch, "head"> {
  const { id, repositoryNameWithOwner, branchName } = branch;
  if (id != null) return byId(context, id);
  if (repositoryNameWithOwner == null || branchName == null) {
    throw new Refusal("UNPROCESSABLE", "Must specify either id or both repositoryNameWithOwner and branchName.");
  }
  const repository = visibleRepository(context, repositoryNameWithOwner, true);
  return { repository, name: branchName.replace(/^refs\/heads\//, "") };
}

function byId(context: GraphQlContext, id: string): Omit<FoundBranch, "head"> {
  const [type, repositoryId, ref = ""] = Buffer.from(id, "base64").toString("utf8").split(":");
  const repository = [...context.state.repositories.values()].find(
    (known) => String(known.id) === repositoryId && mayRead(context.token, known),
  );
  const isRef = type === "Ref" && ref.startsWith("refs/heads/") && repository !== undefined;
  if (!isRef || nodeId("Ref", repository.id, ref) !== id) {
    // https://github.com/cli/cli/issues/6562 has the message.
    throw new Refusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
  }
  return { repository, name: ref.slice("refs/heads/".length) };
}

/**
 * Refuses a token that may not write, and a repository that nobody may write to.
 *
 * @see https://github.com/fpicalausa/remove-stale-branches/issues/49
 * @see https://github.com/actions-automation/manage-your-labels/issues/4
 */
function requireWrite({ token }: GraphQlContext, repository: StoredRepository): void {
  if (!mayWrite(token, repository)) {
    const kind = token.expiresAt === undefined ? "personal access token" : "integration";
    throw new Refusal("FORBIDDEN", `Resource not accessible by ${kind}`, { saml_failure: false });
  }
  if (repository.settings.archived) throw new Refusal("UNPROCESSABLE", "Repository was archived so is read-only");
}
