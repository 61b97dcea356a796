import { CommitMode } from "../git/hosts/commit";
import type { BranchContext } from "../notifications/followed";
import type { FluxBootstrapOptions } from "./resolve";

/** Returns the values of the sync that the notifications need. */
export function notificationContext({
  sync,
  source,
  directory,
}: Pick<FluxBootstrapOptions, "sync" | "source" | "directory">): BranchContext {
  const { name: syncName, namespace } = sync;
  if (source.kind === "artifact") return { syncName, namespace, branch: undefined, ownCommits: undefined };
  const { mode, message } = source.commit;
  const branch = sync.gitRepository?.["ref"] === undefined ? sync.branch : undefined;
  // A commit that others merge is not the program's own, whatever its message is.
  const ownCommits = mode === CommitMode.Push ? { prefix: message.prefix, directory } : undefined;
  return { syncName, namespace, branch, ownCommits };
}
