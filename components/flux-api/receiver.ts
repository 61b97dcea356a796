import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { CrossNamespaceObjectReferenceArgs, LocalObjectReferenceArgs } from "./shared";

/**
 * An OpenID Connect issuer whose tokens a Receiver accepts; from Flux v2.9 on.
 * @see https://fluxcd.io/flux/components/notification/receivers/
 */
export interface ReceiverOidcProviderArgs {
  /**
   * The issuer's URL, which is also the claim `iss` of its tokens, such as
   * `https://token.actions.githubusercontent.com`.
   */
  readonly issuerURL: pulumi.Input<string>;
  /**
   * The claim `aud` that a token must have.
   * @defaultValue `notification-controller`
   */
  readonly audience?: pulumi.Input<string>;
  /**
   * The conditions that a token must meet, at least one. A public issuer gives tokens to everybody, so the conditions
   * must identify the caller.
   */
  readonly validations: pulumi.Input<readonly pulumi.Input<ReceiverOidcValidationArgs>[]>;
  /** Variables that the validations share; each may use the ones before it. */
  readonly variables?: pulumi.Input<readonly pulumi.Input<ReceiverOidcVariableArgs>[]>;
}

/** A condition that a token must meet. */
export interface ReceiverOidcValidationArgs {
  /** A CEL expression about `claims` and `vars`, such as `claims.repository_owner == 'acme'`. */
  readonly expression: pulumi.Input<string>;
  /** The message that the caller receives when the expression is false. */
  readonly message: pulumi.Input<string>;
}

/** A variable that validations share. */
export interface ReceiverOidcVariableArgs {
  /** The name of the variable, which expressions use as `vars.<name>`. */
  readonly name: pulumi.Input<string>;
  /** The CEL expression that the variable stands for. */
  readonly expression: pulumi.Input<string>;
}

/**
 * The `spec` of a Receiver (`notification.toolkit.fluxcd.io/v1`): a webhook that makes Flux check for changes at once.
 * @see https://fluxcd.io/flux/components/notification/receivers/
 */
export interface ReceiverSpecArgs {
  /** The service that calls the webhook; it decides how a call is checked. */
  readonly type: pulumi.Input<ReceiverType>;
  /** The objects that are reconciled when the webhook is called. */
  readonly resources: pulumi.Input<readonly pulumi.Input<ReceiverResourceArgs>[]>;
  /**
   * A Secret with the `token` that calls are checked with and that the webhook's URL is derived from; the type `gcr`
   * requires `email` and `audience` too. Every type requires this Secret, except `generic-oidc`, which refuses it.
   * @see https://fluxcd.io/flux/components/notification/receivers/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The events that have an effect, by the sender's names, such as `push` of GitHub or `Push Hook` of GitLab.
   * @defaultValue all
   */
  readonly events?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * A CEL expression that decides whether a resource is reconciled; its variables are `res`, the resource, `req`, the
   * body of the call, and `claims`, those of the token for `generic-oidc`.
   * @see https://fluxcd.io/flux/components/notification/receivers/#resources
   */
  readonly resourceFilter?: pulumi.Input<string>;
  /** The issuers whose tokens are accepted; required for `generic-oidc`, refused for other types. From Flux v2.9 on. */
  readonly oidcProviders?: pulumi.Input<readonly pulumi.Input<ReceiverOidcProviderArgs>[]>;
  /**
   * Interval at which Flux checks for changes to the Secret, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `10m`, set by the API
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * Suspends the webhook: calls have no effect.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/** Flux objects that Flux reconciles when a webhook is called. */
export interface ReceiverResourceArgs extends CrossNamespaceObjectReferenceArgs {
  /** A CEL expression as in `resourceFilter`, which must be true as well; from Flux v2.9 on. */
  readonly filter?: pulumi.Input<string>;
}

/**
 * The senders of webhooks that a Receiver understands.
 * @see https://fluxcd.io/flux/components/notification/receivers/#type
 */
export const ReceiverType = {
  /** Any caller; only the URL is secret. */
  Generic: "generic",
  /** Any caller that signs the payload with the token. */
  GenericHmac: "generic-hmac",
  /** Any caller with a token of an OIDC issuer; from Flux v2.9 on. */
  GenericOidc: "generic-oidc",
  GitHub: "github",
  GitLab: "gitlab",
  Bitbucket: "bitbucket",
  Harbor: "harbor",
  DockerHub: "dockerhub",
  Quay: "quay",
  /** Google Container Registry, through Pub/Sub. */
  Gcr: "gcr",
  Nexus: "nexus",
  /** Azure Container Registry. */
  Acr: "acr",
  CdEvents: "cdevents",
} as const;
/** The senders of webhooks that a Receiver understands. */
export type ReceiverType = ValueOfRelease<(typeof ReceiverType)[keyof typeof ReceiverType]>;
