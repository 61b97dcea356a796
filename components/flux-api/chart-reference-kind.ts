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
