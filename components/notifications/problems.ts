import * as checks from "../validation/checks";
import { missing, optional, required, type Problem } from "../validation/problem";
import { EVENTS_RECEIVER } from "../manifests/controllers";
import type { ChatArgs, CommitStatusArgs, NotificationsArgs, PushReceiverArgs } from "./args";
import { ChatType } from "./chat-type";

const KINDS = ["commitStatus", "chat", "receiver"] as const satisfies readonly (keyof NotificationsArgs)[];

/** What is wrong with the notifications, beside what the definitions of the release say. */
export function notificationsProblems(notifications: NotificationsArgs, components: readonly string[]): Problem[] {
  const { commitStatus, chat, receiver } = notifications;
  const unknown = Object.keys(notifications).filter((key) => !(KINDS as readonly string[]).includes(key));
  const wanted = KINDS.some((kind) => notifications[kind] !== undefined);
  const reason = `needs ${JSON.stringify(EVENTS_RECEIVER)} among components: it sends the notifications and receives the webhooks`;
  return [
    ...unknown.map((key) => ({
      propertyPath: `notifications.${key}`,
      reason: `no such notifications, expected one of ${KINDS.join(", ")}`,
    })),
    ...(wanted && !components.includes(EVENTS_RECEIVER) ? [{ propertyPath: "notifications", reason }] : []),
    ...(commitStatus ? commitStatusProblems(commitStatus) : []),
    ...(chat ? chatProblems(chat) : []),
    ...(receiver ? receiverProblems(receiver) : []),
  ];
}

function commitStatusProblems({ token, githubApp }: CommitStatusArgs): Problem[] {
  const path = "notifications.commitStatus";
  if ((token === undefined) === (githubApp === undefined))
    return [{ propertyPath: path, reason: "must have exactly one of token and githubApp" }];
  if (githubApp === undefined) return missing(`${path}.token`, token);
  return (["appId", "installationId", "privateKey"] as const).flatMap((key) =>
    missing(`${path}.githubApp.${key}`, githubApp[key]),
  );
}

function chatProblems({ type, address, token, channel, username }: ChatArgs): Problem[] {
  const path = "notifications.chat";
  return [
    ...required(`${path}.type`, type, checks.oneOf(Object.values(ChatType))),
    ...missing(`${path}.address`, address),
    ...(token === "" ? missing(`${path}.token`, token) : []),
    ...optional(`${path}.channel`, channel, checks.oneLine),
    ...optional(`${path}.username`, username, checks.oneLine),
  ];
}

function receiverProblems({ url, rotation }: PushReceiverArgs): Problem[] {
  const path = "notifications.receiver";
  return [
    ...missing(`${path}.url`, url),
    ...urlProblems(`${path}.url`, url),
    ...optional(`${path}.rotation`, rotation, checks.nameSuffix),
  ];
}

/** Not by `optional`, which would show a password. */
function urlProblems(propertyPath: string, value: unknown): Problem[] {
  if (typeof value !== "string" || value === "") return [];
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const good =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === "";
  const reason = 'must be a URL such as "https://flux.example.com", without a user, a query or a fragment';
  return good ? [] : [{ propertyPath, reason }];
}
