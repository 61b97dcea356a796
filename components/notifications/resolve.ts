import { defaults } from "../defaults";
import type { GitHubArgs } from "../git/args";
import type { CommitStatusArgs, NotificationsArgs } from "./args";
import type { CommitStatusOptions, NotificationsOptions } from "./options";
import { addressOf, apiOf } from "../git/hosts/github/api-address";

/** Applies the defaults to the notifications; the arguments must have no problems. */
export function resolveNotifications(
  { commitStatus, chat, receiver }: NotificationsArgs,
  github: GitHubArgs | undefined,
): NotificationsOptions {
  const url = new URL(github?.url ?? defaults.gitHubUrl).origin;
  return {
    commitStatus: commitStatus && {
      url: addressOf(url),
      certificateAuthority: github?.certificateAuthority,
      reporter: reporterOf(commitStatus, url),
    },
    chat: chat && { ...chat, eventSeverity: chat.eventSeverity ?? defaults.notifications.eventSeverity },
    receiver: receiver && {
      url: receiver.url,
      insecureSsl: receiver.insecureSsl ?? defaults.notifications.insecureSsl,
      rotation: receiver.rotation ?? "",
    },
  };
}

function reporterOf(
  { token, allowWriteToken = defaults.token.allowWriteToken, githubApp }: CommitStatusArgs,
  url: string,
): CommitStatusOptions["reporter"] {
  if (githubApp !== undefined) return { kind: "githubApp", ...githubApp, baseUrl: githubApp.baseUrl ?? apiOf(url) };
  return { kind: "token", token: token ?? "", allowWriteToken };
}
