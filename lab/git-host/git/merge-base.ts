import { GitFailure } from "./git-failure";
import { runGit } from "./run-git";

/** The commit where two histories part, undefined when they have nothing in common. */
export async function mergeBase(directory: string, one: string, other: string): Promise<string | undefined> {
  try {
    return (await runGit(directory, ["merge-base", one, other])).toString().trim();
  } catch (failure) {
    if (failure instanceof GitFailure && failure.code === 1) return undefined;
    throw failure;
  }
}
