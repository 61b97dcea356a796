import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppArgs } from "../flux-objects/credentials-args";
import type { ChatType } from "./chat-type";
import type { EventSeverity } from "../flux-api/alert";

/** Whom Flux tells, and who tells Flux. Each needs `notification-controller` among the `components`. */
export interface NotificationsArgs {
  /** Reports to GitHub, as a status of each commit, whether Flux has applied it. */
  readonly commitStatus?: CommitStatusArgs;
  /** Reports to people, in a channel or on a pager, what Flux does and what fails. */
  readonly chat?: ChatArgs;
  /** Lets GitHub tell Flux of a push, so that Flux need not wait for the `sync.sourceInterval`. */
  readonly receiver?: PushReceiverArgs;
}

/**
 * Who reports statuses of commits: exactly one of `token` and `githubApp`.
 *
 * @see https://fluxcd.io/flux/components/notification/providers/#github
 */
export interface CommitStatusArgs {
  /**
   * A token; a secret. Of a fine-grained one the right to read and write commit statuses of this repository is enough, of a
   * classic one the scope `repo:status`.
   */
  readonly token?: pulumi.Input<string>;
  /**
   * Whether the token may be the one that the GitHub provider writes with. Whoever reads the Secret could then write to the
   * repository, and to all that the token reaches.
   * @defaultValue `false`
   */
  readonly allowWriteToken?: boolean;
  /** A GitHub App that may read and write commit statuses of this repository. */
  readonly githubApp?: GitHubAppArgs;
}

/**
 * A place where people read what Flux does: all events of the sources, Kustomizations, HelmReleases and image automations in
 * Flux's namespace.
 *
 * @see https://fluxcd.io/flux/components/notification/providers/
 */
export interface ChatArgs {
  /** What kind of place it is, such as `slack`. */
  readonly type: ChatType;
  /**
   * The URL of the webhook, or whatever else the type takes for an address; a secret, as whoever knows it can post. At most
   * 2048 bytes.
   */
  readonly address: pulumi.Input<string>;
  /**
   * The token that some types post with; a secret. Of `generic-hmac` it is the key that the messages are signed with.
   * @defaultValue none
   */
  readonly token?: pulumi.Input<string>;
  /**
   * The channel, where the address is of more than one; at most 2048 characters.
   * @defaultValue none
   */
  readonly channel?: string;
  /**
   * The name that the messages are posted under, at most 2048 characters.
   * @defaultValue none: Flux takes the name of the controller
   */
  readonly username?: string;
  /**
   * What is posted: `info` for everything, `error` for failures only.
   * @defaultValue `info`
   * @see https://fluxcd.io/flux/components/notification/alerts/#event-severity
   */
  readonly eventSeverity?: EventSeverity;
}

/**
 * Where GitHub reaches Flux. The component makes the token, the Receiver and the repository's webhook; the way from the internet
 * to the Service `webhook-receiver` in Flux's namespace, port 80, is yours.
 *
 * @see https://fluxcd.io/flux/components/notification/receivers/#github
 */
export interface PushReceiverArgs {
  /** Where the Service is reached from GitHub, such as `https://flux.example.com`; the path of the Receiver is added. */
  readonly url: pulumi.Input<string>;
  /**
   * Whether GitHub posts even if it cannot verify the certificate of `url`.
   * @defaultValue `false`
   */
  readonly insecureSsl?: boolean;
  /**
   * Another value makes another token, such as `"2026-11"`, and with it another path. It becomes a part of the Secret's name.
   * @defaultValue none
   */
  readonly rotation?: string;
}
