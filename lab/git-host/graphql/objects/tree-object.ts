import { listTree } from "../../git/list-tree";
import { readObjects } from "../../git/read-objects";
import type { TreeEntry } from "../../git/tree-entry";
import type { GitObject } from "../../git/git-object";
import type { StoredRepository } from "../../state/stored-repository";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { gitObject } from "./git-object";
import { objectFields } from "./object-fields";

/**
 * A directory.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#tree
 */
export function treeObject(
  context: GraphQlContext,
  repository: StoredRepository,
  { sha, path }: { readonly sha: string; readonly path: string },
): GraphQlObject {
  return {
    ...objectFields(context, repository, { type: "Tree", sha }),
    async entries() {
      const entries = await listTree(repository.directory, sha);
      let reading: Promise<readonly (GitObject | undefined)[]> | undefined;
      // One process for all of them, and none when nobody asks for what is in them.
      const objects = (): Promise<readonly (GitObject | undefined)[]> =>
        (reading ??= readObjects(
          repository.directory,
          entries.map((entry) => entry.sha),
        ));
      return entries.map((entry, index) =>
        entryObject(entry, path, async (where) =>
          gitObject(context, repository, { object: (await objects())[index], path: where }),
        ),
      );
    },
  };
}

/** A file, as the entry of the directory that it is in. */
export function entryObject(
  { mode, path: name, sha, size, type }: TreeEntry,
  directory: string,
  object: (path: string) => Promise<GraphQlObject | null>,
): GraphQlObject {
  const path = directory === "" ? name : `${directory}/${name}`;
  return { mode: Number.parseInt(mode, 8), name, object: () => object(path), oid: sha, path, size: size ?? 0, type };
}
