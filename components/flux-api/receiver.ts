import type * as pulumi from "@pulumi/pulumi";

import type { CrossNamespaceObjectReferenceArgs, LocalObjectReferenceArgs } from "./shared";

/**
 * An OpenID Connect issuer whose tokens open a Receiver; from Flux v2.9 on.
 * @see https://fluxcd.io/flux/components/notification/receivers/
 */
export interface ReceiverOidcProviderArgs {
  /** The issuer's URL, which is also the claim `iss` of its tokens, such as `https://token.actions.githubusercontent.com`. */
  readonly issuerURL: pulumi.Input<string>;
  /**
   * The claim `aud` that a token must have.
   * @defaultValue `notification-controller`
   */
  readonly audience?: pulumi.Input<string>;
  /** What must all be true of a token; at least one. A public issuer gives tokens to everybody, so they must tell who it is. */
  readonly validations: pulumi.Input<readonly pulumi.Input<ReceiverOidcValidationArgs>[]>;
  /** Parts that the validations share; each may use the ones before it. */
  readonly variables?: pulumi.Input<readonly pulumi.Input<ReceiverOidcVariableArgs>[]>;
}

/** What must be true of a token. */
export interface ReceiverOidcValidationArgs {
  /** A CEL expression about `claims` and `vars`, such as `claims.repository_owner == 'acme'`. */
  readonly expression: pulumi.Input<string>;
  /** What the caller is told when it is false. */
  readonly message: pulumi.Input<string>;
}

/** A part that validations share. */
export interface ReceiverOidcVariableArgs {
  /** Its name, which makes it `vars.<name>`. */
  readonly name: pulumi.Input<string>;
  /** The CEL expression that it stands for. */
  readonly expression: pulumi.Input<string>;
}

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

/**
 * The senders of webhooks that a Receiver understands.
 * @see https://fluxcd.io/flux/components/notification/receivers/#type
 */
export const ReceiverType = {
  /** Anyone; only the URL is secret. */
  Generic: "generic",
  /** Anyone who signs the payload with the token. */
  GenericHmac: "generic-hmac",
  /** Anyone with a token of an OIDC issuer; from Flux v2.9 on. */
  GenericOidc: "generic-oidc",
  GitHub: "github",
  GitLab: "gitlab",
  Bitbucket: "bitbucket",
  Harbor: "harbor",
  DockerHub: "dockerhub",
  Quay: "quay",
  /** Google Container Registry, by Pub/Sub. */
  Gcr: "gcr",
  Nexus: "nexus",
  /** Azure Container Registry. */
  Acr: "acr",
  CdEvents: "cdevents",
} as const;
/** The senders of webhooks that a Receiver understands. */
export type ReceiverType = (typeof ReceiverType)[keyof typeof ReceiverType];
