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
