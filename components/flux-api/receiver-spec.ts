import type * as pulumi from "@pulumi/pulumi";

import type { ReceiverOidcProviderArgs } from "./receiver";
import type { ReceiverType } from "./receiver-type";
import type { CrossNamespaceObjectReferenceArgs, LocalObjectReferenceArgs } from "./references";

/**
 * The `spec` of a Receiver (`notification.toolkit.fluxcd.io/v1`): a webhook that makes Flux look for changes at once.
 * @see https://fluxcd.io/flux/components/notification/receivers/
 */
export interface ReceiverSpecArgs {
  /** Who calls the webhook, which decides how a call is checked. */
  readonly type: pulumi.Input<ReceiverType>;
  /** What is reconciled when it is called. */
  readonly resources: pulumi.Input<readonly pulumi.Input<ReceiverResourceArgs>[]>;
  /**
   * A Secret with the `token` that calls are checked with and that the webhook's URL is made of; `gcr` needs `email` and
   * `audience` too. Every type needs it but `generic-oidc`, which refuses it.
   * @see https://fluxcd.io/flux/components/notification/receivers/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The events that count, by the sender's names, such as `push` of GitHub or `Push Hook` of GitLab.
   * @defaultValue all
   */
  readonly events?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * A CEL expression that tells whether a resource is reconciled; its variables are `res`, the resource, `req`, the body of the
   * call, and `claims`, those of the token for `generic-oidc`.
   * @see https://fluxcd.io/flux/components/notification/receivers/#resources
   */
  readonly resourceFilter?: pulumi.Input<string>;
  /** The issuers whose tokens are accepted; needed for `generic-oidc` and refused for others. From Flux v2.9 on. */
  readonly oidcProviders?: pulumi.Input<readonly pulumi.Input<ReceiverOidcProviderArgs>[]>;
  /**
   * How often Flux looks whether the Secret has changed, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `10m`, by the API
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * Whether calls have no effect for now.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/** Flux objects that a webhook makes Flux reconcile. */
export interface ReceiverResourceArgs extends CrossNamespaceObjectReferenceArgs {
  /** A CEL expression as in `resourceFilter`, which must be true as well; from Flux v2.9 on. */
  readonly filter?: pulumi.Input<string>;
}
