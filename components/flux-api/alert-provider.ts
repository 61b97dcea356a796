/**
 * The services that Flux can send events to.
 * @see https://fluxcd.io/flux/components/notification/providers/#type
 */
export const AlertProviderType = {
  Generic: "generic",
  GenericHmac: "generic-hmac",
  Slack: "slack",
  Discord: "discord",
  MsTeams: "msteams",
  RocketChat: "rocket",
  GoogleChat: "googlechat",
  Webex: "webex",
  Telegram: "telegram",
  Lark: "lark",
  Matrix: "matrix",
  Zulip: "zulip",
  GooglePubSub: "googlepubsub",
  AzureEventHub: "azureeventhub",
  Nats: "nats",
  Sentry: "sentry",
  Opsgenie: "opsgenie",
  PagerDuty: "pagerduty",
  Alertmanager: "alertmanager",
  Grafana: "grafana",
  Datadog: "datadog",
  OpenTelemetry: "otel",
  GitHub: "github",
  GitHubDispatch: "githubdispatch",
  GitHubPullRequestComment: "githubpullrequestcomment",
  GitLab: "gitlab",
  GitLabMergeRequestComment: "gitlabmergerequestcomment",
  Gitea: "gitea",
  GiteaPullRequestComment: "giteapullrequestcomment",
  Bitbucket: "bitbucket",
  BitbucketServer: "bitbucketserver",
  AzureDevOps: "azuredevops",
} as const;
/** The services that Flux can send events to. */
export type AlertProviderType = (typeof AlertProviderType)[keyof typeof AlertProviderType];
