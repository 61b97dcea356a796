import { candidates } from "../../git/candidates";
import { listTree } from "../../git/list-tree";
import { readObjects } from "../../git/read-objects";
import { writeTree, type TreeChange } from "../../git/write-tree";
import type { JsonObject } from "../../json";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { created, ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { isObject, optionalList, optionalText } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { refuseEmpty } from "../is-empty";
import { repositoryRoute, type Route } from "../route";
import { treeChange } from "../tree-change";

/** Trees. */
export const GIT_TREE_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/git/trees#create-a-tree
  repositoryRoute("POST", "/git/trees", async (call) => {
    const { repository, body } = call;
    const entries = optionalList(body, "tree");
    if (entries === undefined) throw new ApiError(422, "Invalid tree info");
    await refuseEmpty(repository);
    const base = await baseOf(call);
    const changes = entries.map((entry) => {
      if (!isObject(entry)) throw new ApiError(422, "Invalid tree info");
      return treeChange(repository, entry);
    });
    const wanted = await Promise.all(changes);
    await refuseMissing(repository, base, wanted);
    const tree = await writeTree(repository.directory, base, wanted);
    return created(await treeView(call, tree, false));
  }),
  // https://docs.github.com/en/rest/git/trees#get-a-tree
  repositoryRoute("GET", "/git/trees/{tree_sha}", async (call) => {
    const { repository, query } = call;
    const names = candidates(parameter(call, "tree_sha")).map((name) => `${name}^{tree}`);
    const tree = (await readObjects(repository.directory, names)).find((object) => object !== undefined);
    if (tree === undefined) {
      await refuseEmpty(repository);
      throw notFound();
    }
    // Any value asks for it, "0" and "false" too.
    return ok(await treeView(call, tree.sha, query.has("recursive")));
  }),
];

async function baseOf({ repository, body }: RepositoryCall): Promise<string | undefined> {
  const name = optionalText(body, "base_tree");
  if (name === undefined) return undefined;
  const [base] = await readObjects(repository.directory, [`${name}^{tree}`]);
  if (base === undefined) throw new ApiError(422, "base_tree is not a valid tree oid");
  return base.sha;
}

/**
 * Refuses to remove what is not there.
 *
 * @see https://github.com/mako-ai/mako/pull/550
 * @see https://github.com/google/go-github/issues/2418
 */
async function refuseMissing(
  { directory }: StoredRepository,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<void> {
  const removed = changes.filter(({ sha }) => sha === undefined);
  if (removed.length === 0) return;
  const known =
    base === undefined
      ? []
      : await readObjects(
          directory,
          removed.map(({ path }) => `${base}:${path}`),
        );
  if (removed.some((_, index) => known[index] === undefined)) throw new ApiError(422, "GitRPC::BadObjectState");
}

async function treeView({ state, repository }: RepositoryCall, tree: string, recursive: boolean): Promise<JsonObject> {
  const url = `${state.urls.api}/repos/${fullName(repository)}/git`;
  const entries = await listTree(repository.directory, tree, { recursive });
  return {
    sha: tree,
    url: `${url}/trees/${tree}`,
    tree: entries.map(({ path, mode, type, sha, size }) => ({
      path,
      mode,
      type,
      sha,
      ...(size === undefined ? {} : { size }),
      ...(type === "commit" ? {} : { url: `${url}/${type}s/${sha}` }),
    })),
    truncated: false,
  };
}
