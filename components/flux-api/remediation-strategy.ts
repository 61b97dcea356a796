/**
 * How a failed upgrade is undone.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation
 */
export const RemediationStrategy = {
  /** The release goes back to what it was. */
  Rollback: "rollback",
  /** It is uninstalled. */
  Uninstall: "uninstall",
} as const;
/** How a failed upgrade is undone. */
export type RemediationStrategy = (typeof RemediationStrategy)[keyof typeof RemediationStrategy];
