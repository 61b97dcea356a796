import type { Commit } from "../git/commit";
import type { FilesCommit } from "../git/commit-files";
import { signCommit } from "../git/sign-commit";
import type { HostState } from "./host-state";

/** GitHub itself, which commits what is edited on its pages or by its API, unless the caller says who does. */
export const WEB_FLOW = { name: "GitHub", email: "noreply@github.com" };

/**
 * Commits files on a branch with GitHub's signature.
 *
 * @throws {@link BranchMoved} when the branch is not at the commit's parent any more.
 */
export async function commitAsWebFlow({ webFlow }: HostState, directory: string, commit: FilesCommit): Promise<Commit> {
  const signed = await signCommit(directory, commit, await webFlow.key());
  webFlow.signed.add(signed.sha);
  return signed;
}
