import type * as pulumi from "@pulumi/pulumi";

import type { CommonMetadataArgs } from "./shared";
import type { HealthCheckExprArgs } from "./health-check-expr";
import type { HelmChartReferenceArgs } from "./helm-chart-reference";
import type { HelmChartTemplateArgs } from "./helm-chart-template";
import type { HelmDriftDetectionArgs } from "./helm-drift-detection";
import type { HelmInstallArgs } from "./helm-install-upgrade";
import type { HelmPostRendererArgs } from "./helm-post-renderer";
import type { HelmRollbackArgs } from "./helm-rollback";
import type { HelmTestArgs } from "./helm-test";
import type { HelmUninstallArgs } from "./helm-uninstall";
import type { HelmUpgradeArgs } from "./helm-upgrade";
import type { HelmValuesReferenceArgs } from "./helm-values-reference";
import type { HelmWaitStrategyArgs } from "./helm-wait-strategy";
import type { PostRenderStrategy } from "./post-render-strategy";
import type { DependencyReferenceArgs, KubeConfigReferenceArgs } from "./references";

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
