import type * as pulumi from "@pulumi/pulumi";

import type { ObjectSelectorArgs } from "./kustomize";

/** Labels and annotations that all applied objects get; they win over those that an object has. */
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
export type EventSourceKind = (typeof EventSourceKind)[keyof typeof EventSourceKind];

/**
 * How the health of custom resources is told: by CEL expressions whose variables are the object's parts (`status`, `metadata`
 * and so on).
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
 */
export interface HealthCheckExprArgs {
  /** The group and version of the custom resources, such as `cert-manager.io/v1`. */
  readonly apiVersion: pulumi.Input<string>;
  /** Their kind. Flux before v2.9 refuses an expression without it. */
  readonly kind?: pulumi.Input<string>;
  /** True when the object is as it should be. */
  readonly current: pulumi.Input<string>;
  /** True when it has failed to become so. */
  readonly failed?: pulumi.Input<string>;
  /** True while it is on its way. */
  readonly inProgress?: pulumi.Input<string>;
}

/** Fields of objects that may differ from what Flux applied. */
export interface IgnoreRuleArgs {
  /** The fields, as JSON pointers (RFC 6901) such as `/spec/replicas`. */
  readonly paths: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Which objects it is for.
   * @defaultValue all
   */
  readonly target?: pulumi.Input<ObjectSelectorArgs>;
}

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

/**
 * Where the credentials for a container registry come from.
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
/** Where the credentials for a container registry come from. */
export type RegistryProvider = (typeof RegistryProvider)[keyof typeof RegistryProvider];

/** Whether Helm applies objects on the server's side. */
export const ServerSideApplyMode = {
  Enabled: "enabled",
  Disabled: "disabled",
  /** As the release was applied before. */
  Auto: "auto",
} as const;
/** Whether Helm applies objects on the server's side. */
export type ServerSideApplyMode = (typeof ServerSideApplyMode)[keyof typeof ServerSideApplyMode];

/**
 * The tool that an OCI artifact was signed with.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#verification
 */
export const SignatureProvider = {
  Cosign: "cosign",
  Notation: "notation",
} as const;
/** The tool that an OCI artifact was signed with. */
export type SignatureProvider = (typeof SignatureProvider)[keyof typeof SignatureProvider];

/** The kinds of objects that values can be read from. */
export const ValuesKind = {
  Secret: "Secret",
  ConfigMap: "ConfigMap",
} as const;
/** The kinds of objects that values can be read from. */
export type ValuesKind = (typeof ValuesKind)[keyof typeof ValuesKind];
