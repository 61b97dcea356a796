import type { ValueOfRelease } from "../flux-api/value-of-release";

/**
 * The types of channels to which Flux can post with an address and a token. Those of Git hosts are not for people, and
 * are left out.
 *
 * @see https://fluxcd.io/flux/components/notification/providers/#type
 */
export const ChatType = {
  Alertmanager: "alertmanager",
  Datadog: "datadog",
  Discord: "discord",
  Generic: "generic",
  GenericHmac: "generic-hmac",
  GoogleChat: "googlechat",
  Grafana: "grafana",
  Lark: "lark",
  Matrix: "matrix",
  MsTeams: "msteams",
  Nats: "nats",
  Opsgenie: "opsgenie",
  Otel: "otel",
  PagerDuty: "pagerduty",
  Rocket: "rocket",
  Sentry: "sentry",
  Slack: "slack",
  Telegram: "telegram",
  Webex: "webex",
  Zulip: "zulip",
} as const;
/** The types of channels to which Flux can post with an address and a token. */
export type ChatType = ValueOfRelease<(typeof ChatType)[keyof typeof ChatType]>;
