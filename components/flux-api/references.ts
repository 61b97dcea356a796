import type * as pulumi from "@pulumi/pulumi";

import type { EventSourceKind } from "./event-source-kind";

/** An object in the namespace of the one that refers to it. */
export interface LocalObjectReferenceArgs {
  /** Its `metadata.name`. */
  readonly name: pulumi.Input<string>;
}

/** An object in any namespace, of a kind that the place of the reference tells. */
export interface NamespacedObjectReferenceArgs {
  /** Its `metadata.name`. */
  readonly name: pulumi.Input<string>;
  /**
   * Its namespace.
   * @defaultValue that of the object which refers to it
   */
  readonly namespace?: pulumi.Input<string>;
}

/** An object that must be ready first; of the same kind as the one that waits for it. */
export interface DependencyReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * A CEL expression that tells whether `dep`, the object waited for, is ready for `self`, the one that waits. It takes the
   * place of Flux's own check, unless the controller has the feature gate `AdditiveCELDependencyCheck`.
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#dependency-ready-expression
   */
  readonly readyExpr?: pulumi.Input<string>;
}

/** An object of any kind in any namespace. */
export interface NamespacedObjectKindReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * Its group and version, such as `apps/v1`.
   * @defaultValue the version that the cluster prefers
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** Its kind, such as `Deployment`. */
  readonly kind: pulumi.Input<string>;
}

/** Flux objects of a kind, by name or by label. */
export interface CrossNamespaceObjectReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * Their group and version, such as `source.toolkit.fluxcd.io/v1`.
   * @defaultValue that of Flux for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** Their kind. */
  readonly kind: pulumi.Input<EventSourceKind>;
  /** The object's name, or `*` for all of the kind in the namespace. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /** Labels that they must all have; needs the name `*`. */
  readonly matchLabels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/** A key of a Secret in the namespace of the object that refers to it. */
export interface SecretKeyReferenceArgs extends LocalObjectReferenceArgs {
  /**
   * The key in the Secret's data.
   * @defaultValue what the place of the reference says
   */
  readonly key?: pulumi.Input<string>;
}

/**
 * How another cluster is reached, with exactly one of `secretRef` and `configMapRef`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#kubeconfig-remote-clusters
 */
export interface KubeConfigReferenceArgs {
  /** A Secret with a self-contained kubeconfig, in the key `value` unless `key` says otherwise. */
  readonly secretRef?: pulumi.Input<SecretKeyReferenceArgs>;
  /**
   * A ConfigMap for reaching the cluster without a secret: its key `provider` (`aws`, `azure`, `gcp` or `generic`) tells how,
   * `cluster`, `address`, `ca.crt`, `audiences` and `serviceAccountName` tell what and as whom.
   */
  readonly configMapRef?: pulumi.Input<LocalObjectReferenceArgs>;
}
