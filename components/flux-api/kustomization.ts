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

/** The annotations that kustomize can add to what it builds. */
export const BuildMetadataOption = {
  /** Where each object came from. */
  OriginAnnotations: "originAnnotations",
  /** Which transformers changed it. */
  TransformerAnnotations: "transformerAnnotations",
} as const;
/** The annotations that kustomize can add to what it builds. */
export type BuildMetadataOption = (typeof BuildMetadataOption)[keyof typeof BuildMetadataOption];

/**
 * The tools that secrets in a source can be encrypted with.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
 */
export const DecryptionProvider = {
  Sops: "sops",
} as const;
/** The tools that secrets in a source can be encrypted with. */
export type DecryptionProvider = (typeof DecryptionProvider)[keyof typeof DecryptionProvider];

/**
 * What becomes of the applied objects when their Kustomization is deleted.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
 */
export const DeletionPolicy = {
  /** As `prune` says: deleted when it is true, else left. */
  MirrorPrune: "MirrorPrune",
  /** They are deleted. */
  Delete: "Delete",
  /** They are deleted, and the Kustomization stays until they are gone. */
  WaitForTermination: "WaitForTermination",
  /** They are left. */
  Orphan: "Orphan",
} as const;
/** What becomes of the applied objects when their Kustomization is deleted. */
export type DeletionPolicy = (typeof DeletionPolicy)[keyof typeof DeletionPolicy];

/**
 * How secrets in a source are decrypted before they are applied.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
 */
export interface KustomizationDecryptionArgs {
  /** The tool that they were encrypted with. */
  readonly provider: pulumi.Input<DecryptionProvider>;
  /** A Secret with private keys (`*.asc` for OpenPGP, `*.agekey` for age) or with credentials for a cloud's key service. */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The service account whose cloud identity asks the key service, for what `secretRef` has no credentials of.
   * @defaultValue that of kustomize-controller
   */
  readonly serviceAccountName?: pulumi.Input<string>;
}

/**
 * Variables that are substituted in what was built of a Kustomization, where it says `${name}`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export interface KustomizationPostBuildArgs {
  /** Values by the name of the variable; they win over those of `substituteFrom`. */
  readonly substitute?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** ConfigMaps and Secrets whose keys are variables; a later one wins. */
  readonly substituteFrom?: pulumi.Input<readonly pulumi.Input<SubstituteReferenceArgs>[]>;
  /**
   * Whether there must be a variable for the substitution to take place; from Flux v2.9 on.
   * @defaultValue `WithVariables`
   */
  readonly substituteStrategy?: pulumi.Input<SubstituteStrategy>;
}

/** A ConfigMap or a Secret whose keys are variables. */
export interface SubstituteReferenceArgs {
  /** Its kind. */
  readonly kind: pulumi.Input<ValuesKind>;
  /** Its name, in the namespace of the Kustomization. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * Whether it may be absent.
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
export type KustomizationSourceKind = (typeof KustomizationSourceKind)[keyof typeof KustomizationSourceKind];

/**
 * The source of a Kustomization.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference
 */
export interface KustomizationSourceReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The source's group and version.
   * @defaultValue that of Flux for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The source's kind. */
  readonly kind: pulumi.Input<KustomizationSourceKind>;
}

/**
 * The `spec` of a Kustomization (`kustomize.toolkit.fluxcd.io/v1`): manifests of a source that kustomize-controller applies.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export interface KustomizationSpecArgs {
  /** The source that the manifests are in. */
  readonly sourceRef: pulumi.Input<KustomizationSourceReferenceArgs>;
  /**
   * The directory in the source with a `kustomization.yaml`, or with plain manifests that Flux makes one for.
   * @defaultValue the root
   */
  readonly path?: pulumi.Input<string>;
  /**
   * Whether objects that are no longer in the source are deleted from the cluster.
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
   */
  readonly prune: pulumi.Input<boolean>;
  /**
   * How often the manifests are applied anew, as a Go duration in `h`, `m`, `s` and `ms`; a new revision of the source is
   * applied at once.
   * @defaultValue `10m0s`, by this package: the API has none
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * How long to wait after a failure, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue that of `interval`
   */
  readonly retryInterval?: pulumi.Input<string>;
  /**
   * How long the build, the apply and the health checks may take, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue that of `interval`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Whether it is ready only when all applied objects are; `healthChecks` does not count then.
   * @defaultValue `false`
   */
  readonly wait?: pulumi.Input<boolean>;
  /** The objects that must be healthy for it to be ready. */
  readonly healthChecks?: pulumi.Input<readonly pulumi.Input<NamespacedObjectKindReferenceArgs>[]>;
  /** How the health of custom resources is told, for `wait` and `healthChecks`. */
  readonly healthCheckExprs?: pulumi.Input<readonly pulumi.Input<HealthCheckExprArgs>[]>;
  /** The Kustomizations that must be ready before this one is applied. */
  readonly dependsOn?: pulumi.Input<readonly pulumi.Input<DependencyReferenceArgs>[]>;
  /**
   * Whether objects are deleted and made again when a field that cannot be changed differs.
   * @defaultValue `false`
   */
  readonly force?: pulumi.Input<boolean>;
  /**
   * What becomes of the applied objects when the Kustomization is deleted.
   * @defaultValue `MirrorPrune`
   */
  readonly deletionPolicy?: pulumi.Input<DeletionPolicy>;
  /** How secrets in the source are decrypted. */
  readonly decryption?: pulumi.Input<KustomizationDecryptionArgs>;
  /** Variables that are substituted in what was built. */
  readonly postBuild?: pulumi.Input<KustomizationPostBuildArgs>;
  /** The namespace that all objects get, 1 to 63 characters. */
  readonly targetNamespace?: pulumi.Input<string>;
  /** What is put before the names of all objects, 1 to 200 characters. */
  readonly namePrefix?: pulumi.Input<string>;
  /** What is put behind the names of all objects, 1 to 200 characters. */
  readonly nameSuffix?: pulumi.Input<string>;
  /** Labels and annotations that all objects get. */
  readonly commonMetadata?: pulumi.Input<CommonMetadataArgs>;
  /** Changes of the objects, in this order. */
  readonly patches?: pulumi.Input<readonly pulumi.Input<KustomizePatchArgs>[]>;
  /** Other names, tags or digests for images. */
  readonly images?: pulumi.Input<readonly pulumi.Input<KustomizeImageArgs>[]>;
  /**
   * Directories of kustomize components, relative to `path`.
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#components
   */
  readonly components?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Whether components that are not in the source are left out, rather than being an error.
   * @defaultValue `false`
   */
  readonly ignoreMissingComponents?: pulumi.Input<boolean>;
  /** The annotations that kustomize adds to what it builds; from Flux v2.9 on. */
  readonly buildMetadata?: pulumi.Input<readonly pulumi.Input<BuildMetadataOption>[]>;
  /** Fields that may differ from the manifests and are neither compared nor applied; from Flux v2.9 on. */
  readonly ignore?: pulumi.Input<readonly pulumi.Input<IgnoreRuleArgs>[]>;
  /**
   * The service account that the objects are applied as.
   * @defaultValue that of kustomize-controller, or its `--default-service-account`
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * The cluster that the objects are applied to.
   * @defaultValue the one that Flux runs in
   */
  readonly kubeConfig?: pulumi.Input<KubeConfigReferenceArgs>;
  /**
   * Whether Flux leaves the objects alone for now; what is under way goes on.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/** When variables are substituted in what was built. */
export const SubstituteStrategy = {
  /** Only when at least one variable is defined. */
  WithVariables: "WithVariables",
  /** Also when there is none. */
  Always: "Always",
} as const;
/** When variables are substituted in what was built. */
export type SubstituteStrategy = (typeof SubstituteStrategy)[keyof typeof SubstituteStrategy];
