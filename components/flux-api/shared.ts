import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { ObjectSelectorArgs } from "./kustomize";

/** Labels and annotations for all applied objects; they override those that an object has. */
export interface CommonMetadataArgs {
  /** Labels, by key. */
  readonly labels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** Annotations, by key. */
  readonly annotations?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/** The kinds of Flux objects that Alerts listen to and that Receivers refresh. */
export const EventSourceKind = {
  GitRepository: "GitRepository",
  OCIRepository: "OCIRepository",
  Bucket: "Bucket",
  HelmRepository: "HelmRepository",
  HelmChart: "HelmChart",
  ExternalArtifact: "ExternalArtifact",
  ArtifactGenerator: "ArtifactGenerator",
  Kustomization: "Kustomization",
  HelmRelease: "HelmRelease",
  ImageRepository: "ImageRepository",
  ImagePolicy: "ImagePolicy",
  ImageUpdateAutomation: "ImageUpdateAutomation",
} as const;
/** The kinds of Flux objects that Alerts listen to and that Receivers refresh. */
export type EventSourceKind = ValueOfRelease<(typeof EventSourceKind)[keyof typeof EventSourceKind]>;

/**
 * Rules for the health of custom resources: CEL expressions whose variables are the object's top-level fields
 * (`status`, `metadata` and so on).
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
 */
export interface HealthCheckExprArgs {
  /** The group and version of the custom resources, such as `cert-manager.io/v1`. */
  readonly apiVersion: pulumi.Input<string>;
  /** The kind of the custom resources. Flux before v2.9 refuses an expression without it. */
  readonly kind?: pulumi.Input<string>;
  /** Expression that is true when the object is as declared. */
  readonly current: pulumi.Input<string>;
  /** Expression that is true when the object has failed to become so. */
  readonly failed?: pulumi.Input<string>;
  /** Expression that is true while the object is still in progress. */
  readonly inProgress?: pulumi.Input<string>;
}

/** Fields of objects that may differ from what Flux applied. */
export interface IgnoreRuleArgs {
  /** The fields, as JSON pointers (RFC 6901) such as `/spec/replicas`. */
  readonly paths: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * The objects that the rule applies to.
   * @defaultValue all
   */
  readonly target?: pulumi.Input<ObjectSelectorArgs>;
}

/** An object in the namespace of the one that refers to it. */
export interface LocalObjectReferenceArgs {
  /** The object's `metadata.name`. */
  readonly name: pulumi.Input<string>;
}

/** An object in any namespace; its kind depends on the field that refers to it. */
export interface NamespacedObjectReferenceArgs {
  /** The object's `metadata.name`. */
  readonly name: pulumi.Input<string>;
  /**
   * The object's namespace.
   * @defaultValue the namespace of the object that refers to it
   */
  readonly namespace?: pulumi.Input<string>;
}

/** An object that must be ready first, of the same kind as the object that waits for it. */
export interface DependencyReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * A CEL expression that decides whether `dep`, the dependency, is ready for `self`, the object that waits. It
   * replaces Flux's own check, unless the controller has the feature gate `AdditiveCELDependencyCheck`.
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#dependency-ready-expression
   */
  readonly readyExpr?: pulumi.Input<string>;
}

/** An object of any kind in any namespace. */
export interface NamespacedObjectKindReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The object's group and version, such as `apps/v1`.
   * @defaultValue the version that the cluster prefers
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The object's kind, such as `Deployment`. */
  readonly kind: pulumi.Input<string>;
}

/** Flux objects of a kind, by name or by label. */
export interface CrossNamespaceObjectReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The group and version of the objects, such as `source.toolkit.fluxcd.io/v1`.
   * @defaultValue the group and version that Flux has for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The kind of the objects. */
  readonly kind: pulumi.Input<EventSourceKind>;
  /** The object's name, or `*` for all of the kind in the namespace. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /** Labels that the objects must have, all of them; requires the name `*`. */
  readonly matchLabels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/** A key of a Secret in the namespace of the object that refers to it. */
export interface SecretKeyReferenceArgs extends LocalObjectReferenceArgs {
  /**
   * The key in the Secret's data.
   * @defaultValue the key that the description of the referring field names
   */
  readonly key?: pulumi.Input<string>;
}

/**
 * Access to another cluster; set exactly one of `secretRef` and `configMapRef`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#kubeconfig-remote-clusters
 */
export interface KubeConfigReferenceArgs {
  /** A Secret with a self-contained kubeconfig, in the key `value` unless `key` names another. */
  readonly secretRef?: pulumi.Input<SecretKeyReferenceArgs>;
  /**
   * A ConfigMap for access to the cluster without a secret: its key `provider` (`aws`, `azure`, `gcp` or `generic`)
   * selects the kind of login, and `cluster`, `address`, `ca.crt`, `audiences` and `serviceAccountName` describe the
   * cluster and the identity.
   */
  readonly configMapRef?: pulumi.Input<LocalObjectReferenceArgs>;
}

/**
 * The sources of credentials for a container registry.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#provider
 */
export const RegistryProvider = {
  /** The Secret or the service account that the object names, or none. */
  Generic: "generic",
  /** An AWS identity, for Elastic Container Registry. */
  Aws: "aws",
  /** A Microsoft Entra identity, for Azure Container Registry. */
  Azure: "azure",
  /** A Google Cloud identity, for Artifact Registry. */
  Gcp: "gcp",
} as const;
/** The sources of credentials for a container registry. */
export type RegistryProvider = ValueOfRelease<(typeof RegistryProvider)[keyof typeof RegistryProvider]>;

/** The modes of server-side apply. */
export const ServerSideApplyMode = {
  Enabled: "enabled",
  Disabled: "disabled",
  /** Keeps the mode in which the release was applied before. */
  Auto: "auto",
} as const;
/** The modes of server-side apply. */
export type ServerSideApplyMode = ValueOfRelease<(typeof ServerSideApplyMode)[keyof typeof ServerSideApplyMode]>;

/**
 * The tools that an OCI artifact can be signed with.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#verification
 */
export const SignatureProvider = {
  Cosign: "cosign",
  Notation: "notation",
} as const;
/** The tools that an OCI artifact can be signed with. */
export type SignatureProvider = ValueOfRelease<(typeof SignatureProvider)[keyof typeof SignatureProvider]>;

/** The kinds of objects that values can be read from. */
export const ValuesKind = {
  Secret: "Secret",
  ConfigMap: "ConfigMap",
} as const;
/** The kinds of objects that values can be read from. */
export type ValuesKind = ValueOfRelease<(typeof ValuesKind)[keyof typeof ValuesKind]>;
