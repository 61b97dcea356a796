import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runGit } from "./run-git";

/** An entry of the tree to be; without a sha it is left out. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | undefined;
}

const NO_OBJECT = "0".repeat(40);

/** Stores a tree: the base's entries with the changes made. The index is a temporary file: many writers may run at once. */
export async function writeTree(
  directory: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "git-host-index-"));
  const environment = { GIT_INDEX_FILE: join(scratch, "index") };
  // Removals come first, so that a file can take a directory's place.
  const lines = [...changes]
    .sort((one, other) => Number(one.sha !== undefined) - Number(other.sha !== undefined))
    .map(({ mode, sha, path }) => `${sha === undefined ? "0" : mode} ${sha ?? NO_OBJECT}\t${path}\0`);
  try {
    if (base !== undefined) await runGit(directory, ["read-tree", base], { environment });
    // Without --replace, git refuses an entry whose directory is a file.
    await runGit(directory, ["update-index", "--add", "--replace", "-z", "--index-info"], {
      environment,
      input: lines.join(""),
    });
    return (await runGit(directory, ["write-tree"], { environment })).toString().trim();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
