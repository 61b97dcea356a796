import { below } from "../validation/problem";
import type { Bundle } from "../manifests/bundle";
import type { CheckedSpec } from "../flux-objects/validate-spec";
import { alertingParts, type Alerting } from "./alerting";
import { chatAlerting } from "./chat";
import { commitStatusAlerting } from "./commit-status";
import type { BranchContext } from "./followed";
import type { NotificationsOptions } from "./options";
import { pushReceiverParts } from "./push-receiver";

/** Returns the specs of the notification objects. */
export function notificationsSpecs(
  release: Bundle,
  { commitStatus, chat, receiver }: NotificationsOptions,
  followed: BranchContext,
): CheckedSpec[] {
  return [
    ...(commitStatus
      ? alertingSpecs(
          release,
          commitStatusAlerting(commitStatus, { ...followed, fullName: "owner/repository" }),
          () => "notifications.commitStatus",
        )
      : []),
    // The controller accepts an address from the Secret up to the length that the API allows for an address in the
    // spec.
    // https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/server/event_handlers.go#L404
    ...(chat
      ? alertingSpecs(release, chatAlerting(chat, followed), (path) => below("notifications.chat", path), {
          address: chat.address,
        })
      : []),
    ...(receiver ? [{ ...pushReceiverParts(receiver, followed), release, typed: () => "notifications.receiver" }] : []),
  ];
}

function alertingSpecs(
  release: Bundle,
  alerting: Alerting,
  typed: (path: string) => string,
  secret = {},
): CheckedSpec[] {
  const { provider, alert } = alertingParts(alerting);
  return [
    { kind: provider.kind, spec: { ...provider.spec, ...secret }, release, typed },
    { kind: alert.kind, spec: alert.spec, release, typed },
  ];
}
