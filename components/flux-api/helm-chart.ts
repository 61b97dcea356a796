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
