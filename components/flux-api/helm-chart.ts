import type * as pulumi from "@pulumi/pulumi";

import type {
  NamespacedObjectReferenceArgs,
  CommonMetadataArgs,
  LocalObjectReferenceArgs,
  SignatureProvider,
} from "./shared";

/**
 * What makes a chart a new one.
 * @see https://fluxcd.io/flux/components/source/helmcharts/#reconcile-strategy
 */
export const ChartReconcileStrategy = {
  /** Another version in its `Chart.yaml`. */
  ChartVersion: "ChartVersion",
  /** Another revision of its source. */
  Revision: "Revision",
} as const;
/** What makes a chart a new one. */
export type ChartReconcileStrategy = (typeof ChartReconcileStrategy)[keyof typeof ChartReconcileStrategy];

/**
 * The kinds of objects that are a chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference
 */
export const ChartReferenceKind = {
  OCIRepository: "OCIRepository",
  HelmChart: "HelmChart",
  ExternalArtifact: "ExternalArtifact",
} as const;
/** The kinds of objects that are a chart. */
export type ChartReferenceKind = (typeof ChartReferenceKind)[keyof typeof ChartReferenceKind];

/** The kinds of sources that a chart can be taken from. */
export const ChartSourceKind = {
  HelmRepository: "HelmRepository",
  GitRepository: "GitRepository",
  Bucket: "Bucket",
} as const;
/** The kinds of sources that a chart can be taken from. */
export type ChartSourceKind = (typeof ChartSourceKind)[keyof typeof ChartSourceKind];

/**
 * An object that is a Helm chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#chart-reference
 */
export interface HelmChartReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * Its group and version.
   * @defaultValue that of Flux for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** Its kind. */
  readonly kind: pulumi.Input<ChartReferenceKind>;
}

/**
 * The HelmChart that Flux makes for a HelmRelease.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#chart-template
 */
export interface HelmChartTemplateArgs {
  /** Labels and annotations of the HelmChart. */
  readonly metadata?: pulumi.Input<CommonMetadataArgs>;
  /** Which chart it is. */
  readonly spec: pulumi.Input<HelmChartTemplateSpecArgs>;
}

/**
 * Which chart is installed.
 * @see https://fluxcd.io/flux/components/source/helmcharts/
 */
export interface HelmChartTemplateSpecArgs {
  /** The chart's name in a HelmRepository, or its path in a GitRepository or Bucket. 1 to 2048 characters. */
  readonly chart: pulumi.Input<string>;
  /** The source that it is in. */
  readonly sourceRef: pulumi.Input<HelmChartSourceReferenceArgs>;
  /**
   * The chart's version, or a range such as `>=1.0.0 <2.0.0`; only for a HelmRepository.
   * @defaultValue `*`: the latest
   */
  readonly version?: pulumi.Input<string>;
  /**
   * How often Flux looks for a new chart, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue that of the HelmRelease
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * What makes the chart a new one.
   * @defaultValue `ChartVersion`
   */
  readonly reconcileStrategy?: pulumi.Input<ChartReconcileStrategy>;
  /**
   * Files with values, as paths in the source; a later one wins.
   * @defaultValue the chart's `values.yaml`, which must be named when others are
   */
  readonly valuesFiles?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Whether files of `valuesFiles` may be absent.
   * @defaultValue `false`
   */
  readonly ignoreMissingValuesFiles?: pulumi.Input<boolean>;
  /** Takes only charts that somebody trusted has signed; only for a HelmRepository of the type `oci`. */
  readonly verify?: pulumi.Input<HelmChartVerificationArgs>;
}

/** The source that a chart is in. */
export interface HelmChartSourceReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * Its group and version.
   * @defaultValue that of Flux for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** Its kind. */
  readonly kind: pulumi.Input<ChartSourceKind>;
}

/**
 * Which signatures a chart must have.
 * @see https://fluxcd.io/flux/components/source/helmcharts/#verification
 */
export interface HelmChartVerificationArgs {
  /** What it was signed with. */
  readonly provider: pulumi.Input<SignatureProvider>;
  /**
   * A Secret with the public keys (`*.pub`) or, for Notation, the certificates and the trust policy.
   * @defaultValue none: Cosign's signature is looked up without a key
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
}
