import type * as pulumi from "@pulumi/pulumi";

import type { ChartReferenceKind } from "./chart-reference-kind";
import type { NamespacedObjectReferenceArgs } from "./references";

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
