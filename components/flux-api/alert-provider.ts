import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs } from "./shared";

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
export type AlertProviderType = ValueOfRelease<(typeof AlertProviderType)[keyof typeof AlertProviderType]>;

/**
 * The `spec` of a Provider (`notification.toolkit.fluxcd.io/v1beta3`): a service that events are sent to.
 * @see https://fluxcd.io/flux/components/notification/providers/
 */
export interface ProviderSpecArgs {
  /** The service. */
  readonly type: pulumi.Input<AlertProviderType>;
  /**
   * The address that events are sent to, at most 2048 characters: a URL for most services, a project for Google
   * Pub/Sub. Put a URL that is itself a secret in the key `address` of the Secret that `secretRef` names.
   * @see https://fluxcd.io/flux/components/notification/providers/#address
   */
  readonly address?: pulumi.Input<string>;
  /** The channel, room or topic that events are posted to, at most 2048 characters. */
  readonly channel?: pulumi.Input<string>;
  /**
   * The name that events are posted under, at most 2048 characters.
   * @defaultValue the name of the controller that reports, for most services
   */
  readonly username?: pulumi.Input<string>;
  /**
   * A Secret with credentials, such as `token` or `password`, and optionally `address` and `headers`.
   * @see https://fluxcd.io/flux/components/notification/providers/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * A Secret for TLS: `ca.crt` is the certificate of the authority that signed the service's certificate, `tls.crt` and
   * `tls.key` are the client's certificate and its key.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret with the proxy's `address` and, if the proxy requires a login, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The proxy's `https://` or `http://` URL, at most 2048 characters.
   * @deprecated Use `proxySecretRef`, which keeps the password out of the object.
   */
  readonly proxy?: pulumi.Input<string>;
  /**
   * The service account whose cloud identity is used; only for `azureeventhub`, `azuredevops` and `googlepubsub`.
   * Requires the feature gate `ObjectLevelWorkloadIdentity`.
   * @defaultValue the service account of notification-controller
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * A CEL expression that evaluates to the name of the commit status; its variables are `event`, `alert` and
   * `provider`. Only for services that have commit statuses.
   * @see https://fluxcd.io/flux/components/notification/providers/#git-commit-status-updates
   */
  readonly commitStatusExpr?: pulumi.Input<string>;
  /**
   * Timeout for sending an event, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `15s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Suspends the sending of events.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
  /**
   * A Go duration that Flux ignores.
   * @deprecated Has no effect in this version of the API.
   */
  readonly interval?: pulumi.Input<string>;
}
