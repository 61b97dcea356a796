import { CommitMode } from "../git/hosts/commit";
import type { Bundle } from "../manifests/bundle";
import type { BranchContext } from "../notifications/followed";
import { clusterRelease } from "./ownership";
import type { FluxBootstrapOptions } from "./resolve";

/** Returns the values of the sync that the notifications need. */
export function notificationContext(
  release: Bundle,
  options: Pick<FluxBootstrapOptions, "sync" | "source" | "directory" | "upgrades">,
): BranchContext {
  const { sync, source, directory } = options;
  const context = { syncName: sync.name, namespace: sync.namespace, cluster: clusterRelease(release, options) };
  if (source.kind === "artifact") return { ...context, branch: undefined, ownCommits: undefined };
  const { mode, message } = source.commit;
  const branch = sync.gitRepository?.["ref"] === undefined ? sync.branch : undefined;
  // A commit that others merge is not the program's own, whatever its message is.
  const ownCommits = mode === CommitMode.Push ? { prefix: message.prefix, directory } : undefined;
  return { ...context, branch, ownCommits };
}
