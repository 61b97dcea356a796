import type * as pulumi from "@pulumi/pulumi";

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
