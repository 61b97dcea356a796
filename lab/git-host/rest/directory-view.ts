import { listTree } from "../git/list-tree";
import type { JsonObject } from "../json";
import type { RepositoryCall } from "./call";
import { contentView, type ContentItem } from "./views/content-view";

const TYPES: Readonly<Record<string, ContentItem["type"]>> = {
  "040000": "dir",
  "120000": "symlink",
  "160000": "submodule",
};

/** A directory as the contents API lists it. */
export async function directoryView(
  { state, repository }: RepositoryCall,
  tree: string,
  directory: string,
  ref: string,
): Promise<readonly JsonObject[]> {
  const entries = await listTree(repository.directory, tree);
  return entries.map(({ mode, path: name, sha, size = 0 }) => {
    const path = directory === "" ? name : `${directory}/${name}`;
    return contentView(state, repository, { type: TYPES[mode] ?? "file", path, sha, size, ref });
  });
}
