import { runGit } from "./run-git";
import type { TreeEntry } from "./tree-entry";

const ENTRY = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40}) +(\d+|-)\t([^]+)$/;

/** A part of a tree. */
export interface TreePart {
  /** With the entries of the trees in it. */
  readonly recursive?: boolean;
  /** The only entry. */
  readonly path?: string;
}

/** The entries of a tree, in git's order. */
export async function listTree(
  directory: string,
  tree: string,
  { recursive = false, path }: TreePart = {},
): Promise<readonly TreeEntry[]> {
  const output = await runGit(directory, [
    "ls-tree",
    "-l",
    "-z",
    "--full-tree",
    ...(recursive ? ["-r", "-t"] : []),
    tree,
    ...(path === undefined ? [] : ["--", path]),
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
