import { CommitMode } from "../git/hosts/commit";
import type { BranchContext } from "../notifications/followed";
import type { FluxBootstrapOptions } from "./resolve";

/** What the notifications must know of what the cluster follows. */
export function notificationContext({
  sync,
  source,
  directory,
}: Pick<FluxBootstrapOptions, "sync" | "source" | "directory">): BranchContext {
  const { name: syncName, namespace } = sync;
  if (source.kind === "artifact") return { syncName, namespace, branch: undefined, ownCommits: undefined };
  const { mode, message } = source.commit;
  const branch = sync.gitRepository?.["ref"] === undefined ? sync.branch : undefined;
  // What others merge is not the program's own, whatever its message says.
  const ownCommits = mode === CommitMode.Push ? { prefix: message.prefix, directory } : undefined;
  return { syncName, namespace, branch, ownCommits };
}
