import { CommitMode } from "./git-hosts/commit-mode";
import type { FollowedBranch } from "./notifications/followed";
import type { FluxBootstrapOptions } from "./resolve";
import type { GitHubSource } from "./resolve-source";

/** What the notifications must know of the branch that the cluster follows. */
export function notified({ sync, directory }: FluxBootstrapOptions, { commit }: GitHubSource): FollowedBranch {
  const { name: syncName, namespace } = sync;
  const branch = sync.gitRepository?.["ref"] === undefined ? sync.branch : undefined;
  // What others merge is not the program's own, whatever its message says.
  const ownCommits = commit.mode === CommitMode.Push ? { prefix: commit.message.prefix, directory } : undefined;
  return { syncName, namespace, branch, ownCommits };
}
