import type { ChildOptions, GitHost } from "../git/hosts/git-host";
import { createChat } from "./chat";
import { createCommitStatus } from "./commit-status";
import type { BranchContext } from "./followed";
import type { NotificationsOptions } from "./options";
import { createPushReceiver } from "./push-receiver";

/**
 * Declares whom Flux tells, and lets the Git host tell Flux. These objects are Pulumi's alone and not in Git.
 *
 * @param opts what must be there before, and go after: the controllers, and what Flux follows
 */
export function createNotifications(
  name: string,
  { commitStatus, chat, receiver }: NotificationsOptions,
  branch: BranchContext,
  host: GitHost,
  opts: ChildOptions,
): void {
  const followed = { ...branch, fullName: host.fullName };
  if (commitStatus) createCommitStatus(name, commitStatus, followed, opts);
  if (chat) createChat(name, chat, followed, opts);
  if (receiver) createPushReceiver(name, receiver, followed, host, opts);
}
