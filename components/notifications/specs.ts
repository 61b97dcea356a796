import { AlertProviderType } from "../flux-api/alert-provider";
import { type ClusterRelease, servedApi } from "../flux-objects/api-version";
import type { ObjectParts } from "../flux-objects/compose";
import { below } from "../validation/problem";
import type { CheckedSpec } from "../flux-objects/validate-spec";
import { alertingParts, type Alerting } from "./alerting";
import { chatAlerting } from "./chat";
import { ChatType } from "./chat-type";
import { commitStatusAlerting } from "./commit-status";
import type { BranchContext } from "./followed";
import type { NotificationsOptions } from "./options";
import { pushReceiverParts } from "./push-receiver";

/** Returns the specs of the notification objects. */
export function notificationsSpecs(
  { commitStatus, chat, receiver }: NotificationsOptions,
  followed: BranchContext,
): CheckedSpec[] {
  const { cluster } = followed;
  return [
    ...(commitStatus
      ? alertingSpecs(
          cluster,
          commitStatusAlerting(commitStatus, { ...followed, fullName: "owner/repository" }),
          () => "notifications.commitStatus",
        )
      : []),
    // The controller accepts an address from the Secret up to the length that the API allows for an address in the
    // spec.
    // https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/server/event_handlers.go#L404
    ...(chat
      ? alertingSpecs(
          cluster,
          chatAlerting(chat, followed),
          (path) => below("notifications.chat", path),
          { address: chat.address },
          { type: NOT_FOR_PEOPLE },
        )
      : []),
    ...(receiver ? [checked(pushReceiverParts(receiver, followed), cluster, () => "notifications.receiver")] : []),
  ];
}

/** The types of Providers that are no channels for people; a type that this package does not know may be one. */
const NOT_FOR_PEOPLE = Object.values(AlertProviderType).filter(
  (type) => !(Object.values(ChatType) as readonly string[]).includes(type),
);

function alertingSpecs(
  cluster: ClusterRelease,
  alerting: Alerting,
  typed: (path: string) => string,
  secret = {},
  refused = {},
): CheckedSpec[] {
  const { provider, alert } = alertingParts(alerting);
  const { spec } = provider;
  return [
    { ...checked({ ...provider, spec: { ...spec, ...secret } }, cluster, typed), refused },
    checked(alert, cluster, typed),
  ];
}

function checked(
  { kind, spec }: Pick<ObjectParts, "kind" | "spec">,
  cluster: ClusterRelease,
  typed: (path: string) => string,
): CheckedSpec {
  const { apiVersion } = servedApi(cluster, kind);
  return { kind, spec, release: cluster.release, apiVersion, typed };
}
