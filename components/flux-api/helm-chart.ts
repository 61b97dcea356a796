import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type {
  NamespacedObjectReferenceArgs,
  CommonMetadataArgs,
  LocalObjectReferenceArgs,
  SignatureProvider,
} from "./shared";

/**
 * The changes that make a chart a new one.
 * @see https://fluxcd.io/flux/components/source/helmcharts/#reconcile-strategy
 */
export const ChartReconcileStrategy = {
  /** A different version in the chart's `Chart.yaml`. */
  ChartVersion: "ChartVersion",
  /** A different revision of the chart's source. */
  Revision: "Revision",
} as const;
/** The changes that make a chart a new one. */
export type ChartReconcileStrategy = ValueOfRelease<
  (typeof ChartReconcileStrategy)[keyof typeof ChartReconcileStrategy]
>;

/**
 * The kinds of objects that a `chartRef` can refer to.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference
 */
export const ChartReferenceKind = {
  OCIRepository: "OCIRepository",
  HelmChart: "HelmChart",
  ExternalArtifact: "ExternalArtifact",
} as const;
/** The kinds of objects that a `chartRef` can refer to. */
export type ChartReferenceKind = ValueOfRelease<(typeof ChartReferenceKind)[keyof typeof ChartReferenceKind]>;

/** The kinds of sources that a chart can be taken from. */
export const ChartSourceKind = {
  HelmRepository: "HelmRepository",
  GitRepository: "GitRepository",
  Bucket: "Bucket",
} as const;
/** The kinds of sources that a chart can be taken from. */
export type ChartSourceKind = ValueOfRelease<(typeof ChartSourceKind)[keyof typeof ChartSourceKind]>;

/**
 * A reference to an object that provides a Helm chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference
 */
export interface HelmChartReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The object's group and version.
   * @defaultValue the group and version that Flux has for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The object's kind. */
  readonly kind: pulumi.Input<ChartReferenceKind>;
}

/**
 * The HelmChart that Flux creates for a HelmRelease.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#chart-template
 */
export interface HelmChartTemplateArgs {
  /** Labels and annotations of the HelmChart. */
  readonly metadata?: pulumi.Input<CommonMetadataArgs>;
  /** The chart and its source. */
  readonly spec: pulumi.Input<HelmChartTemplateSpecArgs>;
}

/**
 * The chart to install.
 * @see https://fluxcd.io/flux/components/source/helmcharts/
 */
export interface HelmChartTemplateSpecArgs {
  /** The chart's name in a HelmRepository, or its path in a GitRepository or Bucket. 1 to 2048 characters. */
  readonly chart: pulumi.Input<string>;
  /** The source that the chart is in. */
  readonly sourceRef: pulumi.Input<HelmChartSourceReferenceArgs>;
  /**
   * The chart's version, or a range such as `>=1.0.0 <2.0.0`; only for a HelmRepository.
   * @defaultValue `*`: the latest version
   */
  readonly version?: pulumi.Input<string>;
  /**
   * Interval at which Flux checks for a new chart, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue the `interval` of the HelmRelease
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The change that makes the chart a new one.
   * @defaultValue `ChartVersion`
   */
  readonly reconcileStrategy?: pulumi.Input<ChartReconcileStrategy>;
  /**
   * Files with values, as paths in the source; a later file overrides an earlier one.
   * @defaultValue the chart's `values.yaml`, which must be listed too when other files are listed
   */
  readonly valuesFiles?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Allows files of `valuesFiles` to be absent.
   * @defaultValue `false`
   */
  readonly ignoreMissingValuesFiles?: pulumi.Input<boolean>;
  /** Accepts only charts with a trusted signature; only for a HelmRepository of the type `oci`. */
  readonly verify?: pulumi.Input<HelmChartVerificationArgs>;
}

/** The source that a chart is in. */
export interface HelmChartSourceReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The object's group and version.
   * @defaultValue the group and version that Flux has for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The object's kind. */
  readonly kind: pulumi.Input<ChartSourceKind>;
}

/**
 * The signature that a chart must have.
 * @see https://fluxcd.io/flux/components/source/helmcharts/#verification
 */
export interface HelmChartVerificationArgs {
  /** The tool that the chart was signed with. */
  readonly provider: pulumi.Input<SignatureProvider>;
  /**
   * A Secret with the public keys (`*.pub`) or, for Notation, the certificates and the trust policy.
   * @defaultValue none: Cosign's signature is verified without a key
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
}
