import { GitFailure } from "./git-failure";
import { runGit } from "./run-git";

/** The tree that merging two commits gives, undefined when they conflict. */
export async function mergedTree(directory: string, base: string, head: string): Promise<string | undefined> {
  try {
    const output = await runGit(directory, ["merge-tree", "--write-tree", base, head]);
    return output.toString().split("\n")[0];
  } catch (failure) {
    // https://git-scm.com/docs/git-merge-tree#_exit_status
    if (failure instanceof GitFailure && failure.code === 1) return undefined;
    throw failure;
  }
}
