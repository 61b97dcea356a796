/**
 * What follows a failed install or upgrade.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-strategy
 */
export const HelmActionStrategyName = {
  /** It is undone, as `remediation` says. */
  RemediateOnFailure: "RemediateOnFailure",
  /** It is tried again, without being undone. */
  RetryOnFailure: "RetryOnFailure",
} as const;
/** What follows a failed install or upgrade. */
export type HelmActionStrategyName = (typeof HelmActionStrategyName)[keyof typeof HelmActionStrategyName];
