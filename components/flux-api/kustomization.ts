import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { KustomizeImageArgs, KustomizePatchArgs } from "./kustomize";
import type {
  LocalObjectReferenceArgs,
  ValuesKind,
  NamespacedObjectReferenceArgs,
  CommonMetadataArgs,
  HealthCheckExprArgs,
  IgnoreRuleArgs,
  DependencyReferenceArgs,
  KubeConfigReferenceArgs,
  NamespacedObjectKindReferenceArgs,
} from "./shared";

/** The annotations that kustomize can add to the objects that it builds. */
export const BuildMetadataOption = {
  /** The origin of each object. */
  OriginAnnotations: "originAnnotations",
  /** The transformers that changed each object. */
  TransformerAnnotations: "transformerAnnotations",
} as const;
/** The annotations that kustomize can add to the objects that it builds. */
export type BuildMetadataOption = ValueOfRelease<(typeof BuildMetadataOption)[keyof typeof BuildMetadataOption]>;

/**
 * The tools that secrets in a source can be encrypted with.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
 */
export const DecryptionProvider = {
  Sops: "sops",
} as const;
/** The tools that secrets in a source can be encrypted with. */
export type DecryptionProvider = ValueOfRelease<(typeof DecryptionProvider)[keyof typeof DecryptionProvider]>;

/**
 * The policies for the applied objects when their Kustomization is deleted.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
 */
export const DeletionPolicy = {
  /** Deletes the objects if `prune` is `true`, otherwise keeps them. */
  MirrorPrune: "MirrorPrune",
  /** Deletes the objects. */
  Delete: "Delete",
  /** Deletes the objects, and keeps the Kustomization until they are gone. */
  WaitForTermination: "WaitForTermination",
  /** Keeps the objects. */
  Orphan: "Orphan",
} as const;
/** The policies for the applied objects when their Kustomization is deleted. */
export type DeletionPolicy = ValueOfRelease<(typeof DeletionPolicy)[keyof typeof DeletionPolicy]>;

/**
 * Settings for the decryption of the secrets in a source, before they are applied.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
 */
export interface KustomizationDecryptionArgs {
  /** The tool that the secrets were encrypted with. */
  readonly provider: pulumi.Input<DecryptionProvider>;
  /**
   * A Secret with private keys (`*.asc` for OpenPGP, `*.agekey` for age) or with credentials for a cloud's key service.
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The service account whose cloud identity calls the key service, if `secretRef` has no credentials for that service.
   * @defaultValue the service account of kustomize-controller
   */
  readonly serviceAccountName?: pulumi.Input<string>;
}

/**
 * Variables that are substituted in the built manifests of a Kustomization, where they contain `${name}`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export interface KustomizationPostBuildArgs {
  /** Values by the name of the variable; they override those of `substituteFrom`. */
  readonly substitute?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** ConfigMaps and Secrets whose keys are variables; a later one overrides an earlier one. */
  readonly substituteFrom?: pulumi.Input<readonly pulumi.Input<SubstituteReferenceArgs>[]>;
  /**
   * The condition for the substitution; from Flux v2.9 on.
   * @defaultValue `WithVariables`
   */
  readonly substituteStrategy?: pulumi.Input<SubstituteStrategy>;
}

/** A ConfigMap or a Secret whose keys are variables. */
export interface SubstituteReferenceArgs {
  /** The object's kind. */
  readonly kind: pulumi.Input<ValuesKind>;
  /** The object's name, in the namespace of the Kustomization. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * Allows the ConfigMap or the Secret to be absent.
   * @defaultValue `false`
   */
  readonly optional?: pulumi.Input<boolean>;
}

/** The kinds of sources that a Kustomization can be built from. */
export const KustomizationSourceKind = {
  GitRepository: "GitRepository",
  OCIRepository: "OCIRepository",
  Bucket: "Bucket",
  ExternalArtifact: "ExternalArtifact",
} as const;
/** The kinds of sources that a Kustomization can be built from. */
export type KustomizationSourceKind = ValueOfRelease<
  (typeof KustomizationSourceKind)[keyof typeof KustomizationSourceKind]
>;

/**
 * The source of a Kustomization.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference
 */
export interface KustomizationSourceReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The source's group and version.
   * @defaultValue the group and version that Flux has for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The source's kind. */
  readonly kind: pulumi.Input<KustomizationSourceKind>;
}

/**
 * The `spec` of a Kustomization (`kustomize.toolkit.fluxcd.io/v1`): manifests of a source that kustomize-controller
 * applies.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export interface KustomizationSpecArgs {
  /** The source that the manifests are in. */
  readonly sourceRef: pulumi.Input<KustomizationSourceReferenceArgs>;
  /**
   * The directory in the source with a `kustomization.yaml`, or with plain manifests, for which Flux generates one.
   * @defaultValue the root
   */
  readonly path?: pulumi.Input<string>;
  /**
   * Deletes objects from the cluster when they are no longer in the source.
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
   */
  readonly prune: pulumi.Input<boolean>;
  /**
   * Interval at which the manifests are applied again, as a Go duration in `h`, `m`, `s` and `ms`; a new revision of
   * the source is applied at once.
   * @defaultValue `10m0s`, set by this package: the API has no default
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * Delay before the next attempt after a failure, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue the value of `interval`
   */
  readonly retryInterval?: pulumi.Input<string>;
  /**
   * Timeout for the build, the apply and the health checks, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue the value of `interval` without 30 s, and at least 30 s
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Requires all applied objects to be ready before the Kustomization is ready; `healthChecks` is then ignored.
   * @defaultValue `false`
   */
  readonly wait?: pulumi.Input<boolean>;
  /** The objects that must be healthy before the Kustomization is ready. */
  readonly healthChecks?: pulumi.Input<readonly pulumi.Input<NamespacedObjectKindReferenceArgs>[]>;
  /** Rules for the health of custom resources, for `wait` and `healthChecks`. */
  readonly healthCheckExprs?: pulumi.Input<readonly pulumi.Input<HealthCheckExprArgs>[]>;
  /** The Kustomizations that must be ready before this one is applied. */
  readonly dependsOn?: pulumi.Input<readonly pulumi.Input<DependencyReferenceArgs>[]>;
  /**
   * Deletes an object and creates it again when a field differs that cannot be changed.
   * @defaultValue `false`
   */
  readonly force?: pulumi.Input<boolean>;
  /**
   * The policy for the applied objects when the Kustomization is deleted.
   * @defaultValue `MirrorPrune`
   */
  readonly deletionPolicy?: pulumi.Input<DeletionPolicy>;
  /** Settings for the decryption of the secrets in the source. */
  readonly decryption?: pulumi.Input<KustomizationDecryptionArgs>;
  /** Variables that are substituted in the built manifests. */
  readonly postBuild?: pulumi.Input<KustomizationPostBuildArgs>;
  /** The namespace that is set on all objects, 1 to 63 characters. */
  readonly targetNamespace?: pulumi.Input<string>;
  /** Prefix for the names of all objects, 1 to 200 characters. */
  readonly namePrefix?: pulumi.Input<string>;
  /** Suffix for the names of all objects, 1 to 200 characters. */
  readonly nameSuffix?: pulumi.Input<string>;
  /** Labels and annotations for all objects. */
  readonly commonMetadata?: pulumi.Input<CommonMetadataArgs>;
  /** Changes to the objects, made in this order. */
  readonly patches?: pulumi.Input<readonly pulumi.Input<KustomizePatchArgs>[]>;
  /** New names, tags or digests for images. */
  readonly images?: pulumi.Input<readonly pulumi.Input<KustomizeImageArgs>[]>;
  /**
   * Directories of kustomize components, relative to `path`.
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#components
   */
  readonly components?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Leaves out components that are not in the source, rather than reporting an error.
   * @defaultValue `false`
   */
  readonly ignoreMissingComponents?: pulumi.Input<boolean>;
  /** The annotations that kustomize adds to the objects that it builds; from Flux v2.9 on. */
  readonly buildMetadata?: pulumi.Input<readonly pulumi.Input<BuildMetadataOption>[]>;
  /** Fields that may differ from the manifests and are neither compared nor applied; from Flux v2.9 on. */
  readonly ignore?: pulumi.Input<readonly pulumi.Input<IgnoreRuleArgs>[]>;
  /**
   * The service account that applies the objects.
   * @defaultValue the service account of kustomize-controller, or its `--default-service-account`
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * The cluster that the objects are applied to.
   * @defaultValue the one that Flux runs in
   */
  readonly kubeConfig?: pulumi.Input<KubeConfigReferenceArgs>;
  /**
   * Suspends the reconciliation of the objects; one that is already running continues.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/** The conditions for the substitution of variables in the built manifests. */
export const SubstituteStrategy = {
  /** Substitutes only if at least one variable is defined. */
  WithVariables: "WithVariables",
  /** Substitutes even if no variable is defined. */
  Always: "Always",
} as const;
/** The conditions for the substitution of variables in the built manifests. */
export type SubstituteStrategy = ValueOfRelease<(typeof SubstituteStrategy)[keyof typeof SubstituteStrategy]>;
