import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppArgs } from "../flux-objects/credentials-args";
import type { ChatType } from "./chat-type";
import type { EventSeverity } from "../flux-api/alert";

/** The notifications that Flux sends and receives. Each requires `notification-controller` in `components`. */
export interface NotificationsArgs {
  /** Reports to GitHub, as a status of each commit, that Flux has applied it or has failed. */
  readonly commitStatus?: CommitStatusArgs;
  /** Reports Flux's events and failures to people, in a channel or on a pager. */
  readonly chat?: ChatArgs;
  /** Lets GitHub notify Flux of a push, so that Flux does not wait for the `sync.sourceInterval`. */
  readonly receiver?: PushReceiverArgs;
}

/**
 * The identity that reports statuses of commits: exactly one of `token` and `githubApp`.
 *
 * @see https://fluxcd.io/flux/components/notification/providers/#github
 */
export interface CommitStatusArgs {
  /**
   * A token; a secret. A fine-grained token requires the right to read and write commit statuses of this repository, a
   * classic token the scope `repo:status`.
   * @secret
   * @minLength 1
   */
  readonly token?: pulumi.Input<string>;
  /**
   * Allows the token with which the GitHub provider writes. Everyone who can read the Secret could then write to the
   * repository, and to everything that the token reaches.
   * @defaultValue `false`
   */
  readonly allowWriteToken?: boolean;
  /** A GitHub App that may read and write commit statuses of this repository. */
  readonly githubApp?: GitHubAppArgs;
}

/**
 * A channel for people, with all events of the sources, Kustomizations, HelmReleases and image automations in Flux's
 * namespace.
 *
 * @see https://fluxcd.io/flux/components/notification/providers/
 */
export interface ChatArgs {
  /** The type of the channel, such as `slack`; the release decides which types there are. @valuesOfRelease */
  readonly type: ChatType;
  /**
   * The URL of the webhook, or the address that the type requires; a secret, because everyone who knows it can post. It
   * has at most 2048 bytes.
   * @secret
   * @minLength 1
   */
  readonly address: pulumi.Input<string>;
  /**
   * The token with which some types post; a secret. For `generic-hmac` it is the key with which the messages are
   * signed.
   * @secret
   * @minLength 1
   * @defaultValue none
   */
  readonly token?: pulumi.Input<string>;
  /**
   * The name of the channel, where the address serves several; at most 2048 characters.
   * @format oneLine
   * @defaultValue none
   */
  readonly channel?: string;
  /**
   * The name under which the messages are posted; at most 2048 characters.
   * @format oneLine
   * @defaultValue none: Flux uses the name of the controller
   */
  readonly username?: string;
  /**
   * The severity of the events to post: `info` for all events, `error` for failures only.
   * @defaultValue `info`
   * @valuesOfRelease
   * @see https://fluxcd.io/flux/components/notification/alerts/#event-severity
   */
  readonly eventSeverity?: EventSeverity;
}

/**
 * The address at which GitHub reaches Flux. The component creates the token, the Receiver and the repository's webhook.
 * You provide the route from the internet to the Service `webhook-receiver` in Flux's namespace, port 80.
 *
 * @see https://fluxcd.io/flux/components/notification/receivers/#github
 */
export interface PushReceiverArgs {
  /**
   * The URL at which GitHub reaches the Service, such as `https://flux.example.com`; the path of the Receiver is added.
   * @format webhookUrl
   */
  readonly url: pulumi.Input<string>;
  /**
   * Makes GitHub post even if it cannot verify the certificate of `url`.
   * @defaultValue `false`
   */
  readonly insecureSsl?: boolean;
  /**
   * Change this value to rotate the token and the path, for example to `"2026-11"`. The value becomes a part of the
   * Secret's name.
   * @format nameSuffix
   * @defaultValue none
   */
  readonly rotation?: string;
}
