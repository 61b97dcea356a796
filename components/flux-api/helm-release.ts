import type * as pulumi from "@pulumi/pulumi";

import type { HelmChartReferenceArgs, HelmChartTemplateArgs } from "./helm-chart";
import type { HelmInstallArgs, HelmUpgradeArgs } from "./helm-install-upgrade";
import type { HelmRollbackArgs, HelmTestArgs, HelmUninstallArgs } from "./helm-other-actions";
import type { KustomizeImageArgs, KustomizePatchArgs } from "./kustomize";
import type {
  IgnoreRuleArgs,
  CommonMetadataArgs,
  HealthCheckExprArgs,
  DependencyReferenceArgs,
  KubeConfigReferenceArgs,
  ValuesKind,
} from "./shared";

/**
 * What follows when objects in the cluster differ from the release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection
 */
export const DriftDetectionMode = {
  /** They are corrected. */
  Enabled: "enabled",
  /** An event tells so. */
  Warn: "warn",
  /** Nobody looks. */
  Disabled: "disabled",
} as const;
/** What follows when objects in the cluster differ from the release. */
export type DriftDetectionMode = (typeof DriftDetectionMode)[keyof typeof DriftDetectionMode];

/**
 * What follows when objects in the cluster differ from the Helm release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection
 */
export interface HelmDriftDetectionArgs {
  /**
   * Whether they are corrected.
   * @defaultValue `disabled`
   */
  readonly mode?: pulumi.Input<DriftDetectionMode>;
  /** Fields that may differ. */
  readonly ignore?: pulumi.Input<readonly pulumi.Input<IgnoreRuleArgs>[]>;
}

/**
 * Changes of a chart's objects before they are applied.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#post-renderers
 */
export interface HelmPostRendererArgs {
  /** Changes that kustomize makes. */
  readonly kustomize?: pulumi.Input<HelmKustomizeArgs>;
}

/** Changes that kustomize makes of a chart's objects. */
export interface HelmKustomizeArgs {
  /** Changes of the objects, in this order. */
  readonly patches?: pulumi.Input<readonly pulumi.Input<KustomizePatchArgs>[]>;
  /** Other names, tags or digests for images. */
  readonly images?: pulumi.Input<readonly pulumi.Input<KustomizeImageArgs>[]>;
}

/**
 * The `spec` of a HelmRelease (`helm.toolkit.fluxcd.io/v2`): a Helm chart that helm-controller installs. It has exactly one of
 * `chart` and `chartRef`.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export interface HelmReleaseSpecArgs {
  /** The chart, by its name in a HelmRepository or its path in another source. */
  readonly chart?: pulumi.Input<HelmChartTemplateArgs>;
  /** The object that is the chart, such as an OCIRepository. */
  readonly chartRef?: pulumi.Input<HelmChartReferenceArgs>;
  /**
   * How often Flux looks whether the release is as it should be, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `10m0s`, by this package: the API has none
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The chart's values; they win over those of `valuesFrom`. They are not secret.
   * @see https://fluxcd.io/flux/components/helm/helmreleases/#values
   */
  readonly values?: pulumi.Input<object>;
  /** ConfigMaps and Secrets with values; a later one wins. */
  readonly valuesFrom?: pulumi.Input<readonly pulumi.Input<HelmValuesReferenceArgs>[]>;
  /**
   * The name of the release in Helm, 1 to 53 characters.
   * @defaultValue the HelmRelease's name, behind `targetNamespace` and a hyphen when that is set
   */
  readonly releaseName?: pulumi.Input<string>;
  /**
   * The namespace that the chart is installed in, 1 to 63 characters.
   * @defaultValue that of the HelmRelease
   */
  readonly targetNamespace?: pulumi.Input<string>;
  /**
   * The namespace of the Secrets that Helm keeps releases in, 1 to 63 characters.
   * @defaultValue that of the HelmRelease
   */
  readonly storageNamespace?: pulumi.Input<string>;
  /**
   * How long each step of an action may take, such as a hook's Job, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `5m0s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * How many revisions of the release Helm keeps; `0` keeps all.
   * @defaultValue `5`
   */
  readonly maxHistory?: pulumi.Input<number>;
  /** The HelmReleases that must be ready before this one is installed. */
  readonly dependsOn?: pulumi.Input<readonly pulumi.Input<DependencyReferenceArgs>[]>;
  /** How the chart is installed. */
  readonly install?: pulumi.Input<HelmInstallArgs>;
  /** How the release is upgraded. */
  readonly upgrade?: pulumi.Input<HelmUpgradeArgs>;
  /** How the release is rolled back. */
  readonly rollback?: pulumi.Input<HelmRollbackArgs>;
  /** How the release is uninstalled. */
  readonly uninstall?: pulumi.Input<HelmUninstallArgs>;
  /** Whether and how the chart's tests run. */
  readonly test?: pulumi.Input<HelmTestArgs>;
  /** What follows when objects in the cluster differ from the release. */
  readonly driftDetection?: pulumi.Input<HelmDriftDetectionArgs>;
  /** Changes of the chart's objects before they are applied, in this order. */
  readonly postRenderers?: pulumi.Input<readonly pulumi.Input<HelmPostRendererArgs>[]>;
  /**
   * Whether the chart's hooks pass the post-renderers; from Flux v2.9 on.
   * @defaultValue `combined`, or `nohooks` with the feature gate `UseHelm3Defaults`
   */
  readonly postRenderStrategy?: pulumi.Input<PostRenderStrategy>;
  /** Labels and annotations that all objects get. */
  readonly commonMetadata?: pulumi.Input<CommonMetadataArgs>;
  /** How Helm tells that objects are ready. */
  readonly waitStrategy?: pulumi.Input<HelmWaitStrategyArgs>;
  /** How the health of custom resources is told, in actions that wait by the strategy `poller`. */
  readonly healthCheckExprs?: pulumi.Input<readonly pulumi.Input<HealthCheckExprArgs>[]>;
  /**
   * The service account that the chart is installed as, 1 to 253 characters.
   * @defaultValue that of helm-controller, or its `--default-service-account`
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * The cluster that the chart is installed in.
   * @defaultValue the one that Flux runs in
   */
  readonly kubeConfig?: pulumi.Input<KubeConfigReferenceArgs>;
  /**
   * Whether one client of Kubernetes serves a whole reconciliation, which is faster. Charts that make CRDs outside of their
   * `crds` directory may need `false`.
   * @defaultValue `true`
   */
  readonly persistentClient?: pulumi.Input<boolean>;
  /**
   * Whether Flux leaves the release alone for now; what is under way goes on.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * A ConfigMap or a Secret with values for a chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#values-references
 */
export interface HelmValuesReferenceArgs {
  /** Its kind. */
  readonly kind: pulumi.Input<ValuesKind>;
  /** Its name, in the namespace of the HelmRelease. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * The key that the values, or the one value, are in.
   * @defaultValue `values.yaml`
   */
  readonly valuesKey?: pulumi.Input<string>;
  /**
   * Where the one value goes, such as `database.password`.
   * @defaultValue none: the key holds values in YAML, which go to the root
   */
  readonly targetPath?: pulumi.Input<string>;
  /**
   * Whether the value goes to `targetPath` as it is, without Helm's syntax of `--set` (commas, brackets, dots, equal signs);
   * from Flux v2.9 on.
   * @defaultValue `false`
   */
  readonly literal?: pulumi.Input<boolean>;
  /**
   * Whether the ConfigMap or the Secret may be absent.
   * @defaultValue `false`
   */
  readonly optional?: pulumi.Input<boolean>;
}

/** How Helm tells that objects are ready. */
export interface HelmWaitStrategyArgs {
  /** The strategy; without one it is `poller`, or `legacy` with the feature gate `UseHelm3Defaults`. */
  readonly name: pulumi.Input<WaitStrategyName>;
}

/** Whether the chart's hooks pass the post-renderers. */
export const PostRenderStrategy = {
  /** They do not, as with Helm 3. */
  NoHooks: "nohooks",
  /** They do, together with everything else. */
  Combined: "combined",
  /** They do, by themselves. */
  Separate: "separate",
} as const;
/** Whether the chart's hooks pass the post-renderers. */
export type PostRenderStrategy = (typeof PostRenderStrategy)[keyof typeof PostRenderStrategy];

/** How Helm tells that objects are ready. */
export const WaitStrategyName = {
  /** By their status, as kstatus reads it. */
  Poller: "poller",
  /** By the rules of Helm 3. */
  Legacy: "legacy",
} as const;
/** How Helm tells that objects are ready. */
export type WaitStrategyName = (typeof WaitStrategyName)[keyof typeof WaitStrategyName];
