import type * as pulumi from "@pulumi/pulumi";

import type { BuildMetadataOption } from "./kustomization";
import type { CommonMetadataArgs } from "./shared";
import type { DeletionPolicy } from "./deletion-policy";
import type { HealthCheckExprArgs } from "./health-check-expr";
import type { IgnoreRuleArgs } from "./ignore-rule";
import type { KustomizationDecryptionArgs } from "./kustomization-decryption";
import type { KustomizationPostBuildArgs } from "./kustomization-post-build";
import type { KustomizationSourceReferenceArgs } from "./kustomization-source-reference";
import type { KustomizeImageArgs } from "./kustomize";
import type { KustomizePatchArgs } from "./kustomize-patch";
import type { DependencyReferenceArgs, KubeConfigReferenceArgs, NamespacedObjectKindReferenceArgs } from "./references";

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
