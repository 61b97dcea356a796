import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAppCredentials } from "../git/credentials/options";
import type { ChatArgs } from "./args";
import type { EventSeverity } from "../flux-api/alert";

/** Whom Flux tells, and who tells Flux, resolved. */
export interface NotificationsOptions {
  readonly commitStatus: CommitStatusOptions | undefined;
  readonly chat: ChatOptions | undefined;
  readonly receiver: PushReceiverOptions | undefined;
}

/** Who reports statuses of commits. */
export interface CommitStatusOptions {
  /** Where GitHub is for notification-controller, which finds the API by it. */
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

/** A place where people read what Flux does. */
export type ChatOptions = Omit<ChatArgs, "eventSeverity"> & { readonly eventSeverity: EventSeverity };

/** Where GitHub reaches Flux. */
export interface PushReceiverOptions {
  readonly url: pulumi.Input<string>;
  readonly insecureSsl: boolean;
  /** Empty for a token that was never rotated. */
  readonly rotation: string;
}
