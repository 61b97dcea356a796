import { parseCommit, type Commit } from "./commit";
import { readObjects } from "./read-objects";
import { runGit } from "./run-git";

/** Which of a commit's ancestors are wanted. */
export interface HistoryOptions {
  /** Only commits that touch this file or directory. */
  readonly path?: string;
  readonly since?: string;
  readonly until?: string;
  readonly skip?: number;
  readonly limit?: number;
  /** Leave out what is reachable from this commit too. */
  readonly notIn?: string;
}

/** The commits that lead to one, newest first. */
export async function history(
  directory: string,
  sha: string,
  options: HistoryOptions = {},
): Promise<readonly Commit[]> {
  const output = await runGit(directory, [
    "rev-list",
    ...(options.skip === undefined ? [] : [`--skip=${String(options.skip)}`]),
    ...(options.limit === undefined ? [] : [`--max-count=${String(options.limit)}`]),
    ...(options.since === undefined ? [] : [`--since=${options.since}`]),
    ...(options.until === undefined ? [] : [`--until=${options.until}`]),
    sha,
    ...(options.notIn === undefined ? [] : [`^${options.notIn}`]),
    "--",
    // A pathspec could have magic such as ":!": https://git-scm.com/docs/gitglossary#def_pathspec
    ...(options.path === undefined ? [] : [`:(literal)${options.path}`]),
  ]);
  const shas = output.toString().split("\n").filter(Boolean);
  if (shas.length === 0) return [];
  const objects = await readObjects(directory, shas);
  return objects.flatMap((object) => (object === undefined ? [] : [parseCommit(object)]));
}
