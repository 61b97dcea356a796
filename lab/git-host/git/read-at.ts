import { candidates } from "./candidates";
import { parseCommit, type Commit } from "./commit";
import type { GitObject } from "./git-object";
import { readObjects } from "./read-objects";

/** What a path is in a commit: a blob, a tree, or nothing. */
export interface ObjectAt {
  readonly commit: Commit;
  readonly object: GitObject | undefined;
}

/** Reads a path at a ref, and the ref's commit; undefined when there is no such ref. */
export async function readAt(directory: string, ref: string, path: string): Promise<ObjectAt | undefined> {
  const names = candidates(ref);
  const objects = await readObjects(
    directory,
    names.flatMap((name) => [`${name}^{commit}`, `${name}:${path}`]),
  );
  const index = names.findIndex((_, candidate) => objects[candidate * 2] !== undefined);
  const commit = objects[index * 2];
  return commit && { commit: parseCommit(commit), object: objects[index * 2 + 1] };
}
