import type { Api } from "./api";
import { headRef, type BranchHead } from "./branch";
import type { CommitAccess } from "./commit";

/** The new content of each file, by its path; undefined to delete it. */
export type Changes = ReadonlyMap<string, string | undefined>;

const CREATE_COMMIT =
  "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

/**
 * Commits changes on top of a head; GitHub refuses it when the branch has another head by then. GitHub signs the commit, unless an
 * author is given, which the call that signs does not take.
 *
 * @returns the SHA of the commit
 * @see https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch
 */
export async function writeCommit(
  api: Api,
  access: CommitAccess,
  head: BranchHead,
  changes: Changes,
  message: string,
): Promise<string> {
  if (access.author !== undefined) return writeByDatabase(api, access, head, changes, message);
  const [headline = "", ...rest] = message.split("\n");
  const body = rest.join("\n").trim();
  const input = {
    branch: { repositoryNameWithOwner: head.fullName, branchName: access.branch },
    expectedHeadOid: head.oid,
    message: { headline, ...(body !== "" && { body }) },
    fileChanges: {
      additions: [...changes].flatMap(([path, content]) =>
        content === undefined ? [] : [{ path, contents: Buffer.from(content).toString("base64") }],
      ),
      deletions: [...changes].flatMap(([path, content]) => (content === undefined ? [{ path }] : [])),
    },
  };
  const { createCommitOnBranch } = (await api.graphQl(CREATE_COMMIT, { input })) as {
    readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
  };
  return createCommitOnBranch.commit.oid;
}

/**
 * Commits by the objects of Git's database, and moves the branch only forward.
 * @see https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-your-git-database
 */
async function writeByDatabase(
  api: Api,
  { author, branch }: CommitAccess,
  { fullName, oid, tree: base }: BranchHead,
  changes: Changes,
  message: string,
): Promise<string> {
  const git = async (method: string, path: string, body: object): Promise<string> => {
    const { sha } = (await api.rest(method, `/repos/${fullName}/git/${path}`, body)) as { readonly sha: string };
    return sha;
  };
  const entries = [...changes].map(([path, content]) => ({
    path,
    mode: "100644",
    type: "blob",
    ...(content === undefined ? { sha: null } : { content }),
  }));
  const tree = await git("POST", "trees", { base_tree: base, tree: entries });
  const sha = await git("POST", "commits", { message, tree, parents: [oid], author, committer: author });
  await git("PATCH", headRef(branch), { sha, force: false });
  return sha;
}
