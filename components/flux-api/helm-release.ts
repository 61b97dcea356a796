import type { ValueOfRelease } from "./value-of-release";
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
 * The responses to objects in the cluster that differ from the release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection
 */
export const DriftDetectionMode = {
  /** Corrects the objects. */
  Enabled: "enabled",
  /** Reports the differences in an event. */
  Warn: "warn",
  /** Does not check for differences. */
  Disabled: "disabled",
} as const;
/** The responses to objects in the cluster that differ from the release. */
export type DriftDetectionMode = ValueOfRelease<(typeof DriftDetectionMode)[keyof typeof DriftDetectionMode]>;

/**
 * Settings for objects in the cluster that differ from the Helm release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection
 */
export interface HelmDriftDetectionArgs {
  /**
   * The response to a difference.
   * @defaultValue `disabled`
   */
  readonly mode?: pulumi.Input<DriftDetectionMode>;
  /** Fields that may differ. */
  readonly ignore?: pulumi.Input<readonly pulumi.Input<IgnoreRuleArgs>[]>;
}

/**
 * Changes to a chart's objects before they are applied.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#post-renderers
 */
export interface HelmPostRendererArgs {
  /** Changes that kustomize makes. */
  readonly kustomize?: pulumi.Input<HelmKustomizeArgs>;
}

/** Changes that kustomize makes to a chart's objects. */
export interface HelmKustomizeArgs {
  /** Changes to the objects, made in this order. */
  readonly patches?: pulumi.Input<readonly pulumi.Input<KustomizePatchArgs>[]>;
  /** New names, tags or digests for images. */
  readonly images?: pulumi.Input<readonly pulumi.Input<KustomizeImageArgs>[]>;
}

/**
 * The `spec` of a HelmRelease (`helm.toolkit.fluxcd.io/v2`): a Helm chart that helm-controller installs. Set exactly
 * one of `chart` and `chartRef`.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export interface HelmReleaseSpecArgs {
  /** The chart, by its name in a HelmRepository or its path in another source. */
  readonly chart?: pulumi.Input<HelmChartTemplateArgs>;
  /** The object that provides the chart, such as an OCIRepository. */
  readonly chartRef?: pulumi.Input<HelmChartReferenceArgs>;
  /**
   * Interval at which Flux checks that the release is as declared, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `10m0s`, set by this package: the API has no default
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The chart's values; they override those of `valuesFrom`. They are not secret.
   * @see https://fluxcd.io/flux/components/helm/helmreleases/#values
   */
  readonly values?: pulumi.Input<object>;
  /** ConfigMaps and Secrets with values; a later one overrides an earlier one. */
  readonly valuesFrom?: pulumi.Input<readonly pulumi.Input<HelmValuesReferenceArgs>[]>;
  /**
   * The name of the release in Helm, 1 to 53 characters.
   * @defaultValue the HelmRelease's name, after `targetNamespace` and a hyphen if that is set
   */
  readonly releaseName?: pulumi.Input<string>;
  /**
   * The namespace that the chart is installed in, 1 to 63 characters.
   * @defaultValue the namespace of the HelmRelease
   */
  readonly targetNamespace?: pulumi.Input<string>;
  /**
   * The namespace of the Secrets that Helm keeps releases in, 1 to 63 characters.
   * @defaultValue the namespace of the HelmRelease
   */
  readonly storageNamespace?: pulumi.Input<string>;
  /**
   * Timeout for each step of an action, such as a hook's Job, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `5m0s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Number of revisions of the release that Helm keeps; `0` keeps all.
   * @defaultValue `5`
   */
  readonly maxHistory?: pulumi.Input<number>;
  /** The HelmReleases that must be ready before this one is installed. */
  readonly dependsOn?: pulumi.Input<readonly pulumi.Input<DependencyReferenceArgs>[]>;
  /** Settings for the installation of the chart. */
  readonly install?: pulumi.Input<HelmInstallArgs>;
  /** Settings for the upgrade of the release. */
  readonly upgrade?: pulumi.Input<HelmUpgradeArgs>;
  /** Settings for the rollback of the release. */
  readonly rollback?: pulumi.Input<HelmRollbackArgs>;
  /** Settings for the removal of the release. */
  readonly uninstall?: pulumi.Input<HelmUninstallArgs>;
  /** Settings for the chart's tests. */
  readonly test?: pulumi.Input<HelmTestArgs>;
  /** Settings for objects in the cluster that differ from the release. */
  readonly driftDetection?: pulumi.Input<HelmDriftDetectionArgs>;
  /** Changes to the chart's objects before they are applied, made in this order. */
  readonly postRenderers?: pulumi.Input<readonly pulumi.Input<HelmPostRendererArgs>[]>;
  /**
   * The treatment of the chart's hooks by the post-renderers; from Flux v2.9 on.
   * @defaultValue `combined`, or `nohooks` with the feature gate `UseHelm3Defaults`
   */
  readonly postRenderStrategy?: pulumi.Input<PostRenderStrategy>;
  /** Labels and annotations for all objects. */
  readonly commonMetadata?: pulumi.Input<CommonMetadataArgs>;
  /** The way in which Helm detects that objects are ready. */
  readonly waitStrategy?: pulumi.Input<HelmWaitStrategyArgs>;
  /** Rules for the health of custom resources, in actions that wait with the strategy `poller`. */
  readonly healthCheckExprs?: pulumi.Input<readonly pulumi.Input<HealthCheckExprArgs>[]>;
  /**
   * The service account that installs the chart, 1 to 253 characters.
   * @defaultValue the service account of helm-controller, or its `--default-service-account`
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * The cluster that the chart is installed in.
   * @defaultValue the one that Flux runs in
   */
  readonly kubeConfig?: pulumi.Input<KubeConfigReferenceArgs>;
  /**
   * Uses one Kubernetes client for a whole reconciliation, which is faster. Charts that create CRDs outside of their
   * `crds` directory may require `false`.
   * @defaultValue `true`
   */
  readonly persistentClient?: pulumi.Input<boolean>;
  /**
   * Suspends the reconciliation of the release; an action that is already running continues.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * A ConfigMap or a Secret with values for a chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#values-references
 */
export interface HelmValuesReferenceArgs {
  /** The object's kind. */
  readonly kind: pulumi.Input<ValuesKind>;
  /** The object's name, in the namespace of the HelmRelease. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * The key that holds the values or, with `targetPath`, the single value.
   * @defaultValue `values.yaml`
   */
  readonly valuesKey?: pulumi.Input<string>;
  /**
   * The path in the chart's values that the single value is set at, such as `database.password`.
   * @defaultValue none: the key holds values in YAML, which are set at the root
   */
  readonly targetPath?: pulumi.Input<string>;
  /**
   * Sets the value at `targetPath` as it is, without interpreting Helm's syntax of `--set` (commas, brackets, dots,
   * equal signs); from Flux v2.9 on.
   * @defaultValue `false`
   */
  readonly literal?: pulumi.Input<boolean>;
  /**
   * Allows the ConfigMap or the Secret to be absent.
   * @defaultValue `false`
   */
  readonly optional?: pulumi.Input<boolean>;
}

/** The way in which Helm detects that objects are ready. */
export interface HelmWaitStrategyArgs {
  /** The strategy; without `waitStrategy` it is `poller`, or `legacy` with the feature gate `UseHelm3Defaults`. */
  readonly name: pulumi.Input<WaitStrategyName>;
}

/** The treatments of a chart's hooks by the post-renderers. */
export const PostRenderStrategy = {
  /** Leaves the hooks unchanged, as with Helm 3. */
  NoHooks: "nohooks",
  /** Changes the hooks together with all other objects. */
  Combined: "combined",
  /** Changes the hooks separately from all other objects. */
  Separate: "separate",
} as const;
/** The treatments of a chart's hooks by the post-renderers. */
export type PostRenderStrategy = ValueOfRelease<(typeof PostRenderStrategy)[keyof typeof PostRenderStrategy]>;

/** The ways in which Helm detects that objects are ready. */
export const WaitStrategyName = {
  /** Reads the status of the objects with kstatus. */
  Poller: "poller",
  /** Applies the rules of Helm 3. */
  Legacy: "legacy",
} as const;
/** The ways in which Helm detects that objects are ready. */
export type WaitStrategyName = ValueOfRelease<(typeof WaitStrategyName)[keyof typeof WaitStrategyName]>;
