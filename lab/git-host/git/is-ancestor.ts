import { GitFailure } from "./git-failure";
import { runGit } from "./run-git";

/** Whether a commit is in the history of another one (or is that one). */
export async function isAncestor(directory: string, ancestor: string, descendant: string): Promise<boolean> {
  try {
    await runGit(directory, ["merge-base", "--is-ancestor", ancestor, descendant]);
    return true;
  } catch (failure) {
    if (failure instanceof GitFailure && failure.code === 1) return false;
    throw failure;
  }
}
