import type * as pulumi from "@pulumi/pulumi";

import type { ChildOptions, GitHost } from "../git/hosts/git-host";
import { createChat } from "./chat";
import { createCommitStatus } from "./commit-status";
import type { BranchContext } from "./followed";
import type { NotificationsOptions } from "./options";
import { createPushReceiver } from "./push-receiver";

/**
 * Declares the notifications that Flux sends, and those that it receives from the Git host. Only Pulumi owns these
 * objects: they are not in Git.
 *
 * @param opts `dependsOn` names the controllers and the sync objects, which must exist before and be deleted after
 * @returns those of them that depend on all others in the cluster
 */
export function createNotifications(
  name: string,
  { commitStatus, chat, receiver }: NotificationsOptions,
  branch: BranchContext,
  host: GitHost,
  opts: ChildOptions,
): pulumi.Resource[] {
  const followed = { ...branch, fullName: host.fullName };
  return [
    ...(commitStatus ? [createCommitStatus(name, commitStatus, followed, opts)] : []),
    ...(chat ? [createChat(name, chat, followed, opts)] : []),
    ...(receiver ? [createPushReceiver(name, receiver, followed, host, opts)] : []),
  ];
}
