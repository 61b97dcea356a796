import { installationProblems, ownerProblems } from "../flux-objects/github-app";
import { credentialProblems } from "../flux-objects/credential-values";
import { EVENTS_RECEIVER } from "../manifests/controllers";
import type { Problem } from "../validation/problem";
import type { NotificationsArgs } from "./args";

/** Returns the violations of the rules between the notifications and the other arguments. */
export function notificationsProblems(
  { commitStatus, chat, receiver }: NotificationsArgs,
  { components, version }: { readonly components: readonly string[]; readonly version: string },
): Problem[] {
  const wanted = [commitStatus, chat, receiver].some((kind) => kind !== undefined);
  const reason = `requires ${JSON.stringify(EVENTS_RECEIVER)}, which sends the notifications and receives the webhooks. Add it to components.`;
  return [
    ...(wanted && !components.includes(EVENTS_RECEIVER) ? [{ propertyPath: "notifications", reason }] : []),
    ...(commitStatus !== undefined && (commitStatus.token === undefined) === (commitStatus.githubApp === undefined)
      ? [{ propertyPath: "notifications.commitStatus", reason: "must have exactly one of token and githubApp" }]
      : []),
    ...installationProblems("notifications.commitStatus", commitStatus),
    ...ownerProblems("notifications.commitStatus", commitStatus, version),
    ...credentialProblems("notifications.commitStatus", commitStatus),
  ];
}
