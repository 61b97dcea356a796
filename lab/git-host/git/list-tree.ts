import { runGit } from "./run-git";
import type { TreeEntry } from "./tree-entry";

const ENTRY = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40}) +(\d+|-)\t([^]+)$/;

/** The entries of a tree, in git's order; with those of the trees in it when `recursive`. */
export async function listTree(directory: string, tree: string, recursive = false): Promise<readonly TreeEntry[]> {
  const output = await runGit(directory, [
    "ls-tree",
    "-l",
    "-z",
    "--full-tree",
    ...(recursive ? ["-r", "-t"] : []),
    tree,
  ]);
  return output
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, mode, type, sha, size, path] = ENTRY.exec(line) ?? [];
      if (mode === undefined || sha === undefined || path === undefined) return [];
      return [{ mode, type: type as TreeEntry["type"], sha, size: size === "-" ? undefined : Number(size), path }];
    });
}
