/** The kinds of sources that a chart can be taken from. */
export const ChartSourceKind = {
  HelmRepository: "HelmRepository",
  GitRepository: "GitRepository",
  Bucket: "Bucket",
} as const;
/** The kinds of sources that a chart can be taken from. */
export type ChartSourceKind = (typeof ChartSourceKind)[keyof typeof ChartSourceKind];
