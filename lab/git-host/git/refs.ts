import { BranchMoved } from "./branch-moved";
import { GitFailure } from "./git-failure";
import { runGit } from "./run-git";

/** A ref by its full name, and the object that it points to. */
export interface Ref {
  readonly name: string;
  readonly sha: string;
  readonly type: string;
}

/** The refs below a prefix such as "refs/heads/", by name. */
export async function listRefs(directory: string, prefix: string): Promise<readonly Ref[]> {
  const format = "--format=%(refname) %(objectname) %(objecttype)";
  const output = await runGit(directory, ["for-each-ref", format, prefix.replace(/\/$/, "")]);
  return output
    .toString()
    .split("\n")
    .flatMap((line) => {
      const [name, sha, type] = line.split(" ");
      return name && sha && type ? [{ name, sha, type }] : [];
    });
}

/**
 * Moves, creates or (to undefined) deletes a ref.
 *
 * @throws {@link BranchMoved} when it is not where `from` says (undefined: it must not exist).
 */
export async function updateRef(
  directory: string,
  name: string,
  to: string | undefined,
  from: string | undefined,
): Promise<void> {
  const nothing = "0".repeat(40);
  const change = to === undefined ? ["-d", name, from ?? nothing] : [name, to, from ?? nothing];
  try {
    await runGit(directory, ["update-ref", ...change]);
  } catch (failure) {
    if (failure instanceof GitFailure && /cannot lock ref|\.lock/.test(failure.stderr)) throw new BranchMoved(name);
    throw failure;
  }
}
