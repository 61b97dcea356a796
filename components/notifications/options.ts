import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppCredentials } from "../git/credentials/options";
import type { ChatArgs } from "./args";
import type { EventSeverity } from "../flux-api/alert";

/** The notifications that Flux sends and receives, with all defaults applied. */
export interface NotificationsOptions {
  readonly commitStatus: CommitStatusOptions | undefined;
  readonly chat: ChatOptions | undefined;
  readonly receiver: PushReceiverOptions | undefined;
}

/** The identity that reports statuses of commits. */
export interface CommitStatusOptions {
  /** The address by which notification-controller finds the API of GitHub. */
  readonly url: string;
  readonly certificateAuthority: pulumi.Input<string> | undefined;
  readonly reporter: TokenReporter | GitHubAppCredentials;
}

/** A token that reports. */
interface TokenReporter {
  readonly kind: "token";
  readonly token: pulumi.Input<string>;
  readonly allowWriteToken: boolean;
}

/** A channel for people. */
export type ChatOptions = Omit<ChatArgs, "eventSeverity"> & { readonly eventSeverity: EventSeverity };

/** The address at which GitHub reaches Flux. */
export interface PushReceiverOptions {
  readonly url: pulumi.Input<string>;
  readonly insecureSsl: boolean;
  /** The value of the last rotation; empty for a token that was never rotated. */
  readonly rotation: string;
}
