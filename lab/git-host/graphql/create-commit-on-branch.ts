import { BranchMoved } from "../git/branch-moved";
import type { Commit } from "../git/commit";
import { findBranch } from "../rest/find-branch";
import { authorOf, webFlow } from "../rest/signatures-of";
import { commitAsWebFlow } from "../state/commit-as-web-flow";
import { announcePushes } from "../webhooks/announce-pushes";
import { committableBranch, type CommittableBranch, type FoundBranch } from "./committable-branch";
import { filesOf, type FileChanges } from "./file-changes";
import type { GraphQlContext, GraphQlObject } from "./graphql-context";
import { commitObject } from "./objects/commit-object";
import { refObject } from "./objects/ref-object";
import { refuseProtected } from "./refuse-protected";
import { Refusal } from "./refusal";

/** The input of the mutation, as the schema lets it through. */
export interface CreateCommitOnBranchInput {
  readonly branch: CommittableBranch;
  readonly clientMutationId?: string | null;
  readonly expectedHeadOid: string;
  readonly fileChanges?: FileChanges | null;
  readonly message: { readonly headline: string; readonly body?: string | null };
}

/**
 * Commits any number of files on a branch at once, in GitHub's name, unless the branch has moved.
 *
 * @throws {@link Refusal} in GitHub's words.
 * @see https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch
 */
export async function createCommitOnBranch(
  { input }: { readonly input: CreateCommitOnBranchInput },
  context: GraphQlContext,
): Promise<GraphQlObject> {
  const branch = await committableBranch(context, input.branch);
  const { repository, name, head } = branch;
  const expected = input.expectedHeadOid.toLowerCase();
  if (head.sha !== expected) {
    // Two spaces: https://github.com/ministryofjustice/modernisation-platform/issues/11985
    throw new Refusal("STALE_DATA", `Expected branch to point to "${expected}" but it did not.  Pull and try again.`);
  }
  const files = await filesOf(branch, input.fileChanges ?? { additions: [], deletions: [] });
  refuseProtected(branch);
  const { headline, body } = input.message;
  const commit = await commitOn(context, branch, {
    branch: name,
    parent: expected,
    files,
    message: body ? `${headline}\n\n${body}` : headline,
    author: authorOf(context.state, context.token),
    committer: webFlow(),
  });
  repository.updatedAt = new Date();
  announcePushes(context.state, repository);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: commitObject(context, repository, commit),
    ref: refObject(context, repository, { name: `refs/heads/${name}`, sha: commit.sha, type: "commit" }),
  };
}

async function commitOn(
  { state }: GraphQlContext,
  { repository, name }: FoundBranch,
  change: Parameters<typeof commitAsWebFlow>[2],
): Promise<Commit> {
  try {
    return await commitAsWebFlow(state, repository.directory, change);
  } catch (error) {
    if (!(error instanceof BranchMoved)) throw error;
    const now = await findBranch(repository, name);
    // Somebody came between the look at the branch and its move: https://github.com/babarot/gh-infra/pull/163
    const message = `is at ${now?.sha ?? "nothing"} but expected ${change.parent ?? "nothing"}`;
    throw new Refusal("UNPROCESSABLE", message);
  }
}
