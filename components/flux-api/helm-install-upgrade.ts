import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { ServerSideApplyMode } from "./shared";

/**
 * Settings for the installation of a chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration
 */
export interface HelmInstallArgs extends HelmApplyActionArgs {
  /**
   * The policy for the CRDs in the chart's `crds` directory.
   * @defaultValue `Create`
   */
  readonly crds?: pulumi.Input<CrdsPolicy>;
  /**
   * Leaves out the CRDs in the chart's `crds` directory.
   * @deprecated Use `crds` with the value `Skip`.
   */
  readonly skipCRDs?: pulumi.Input<boolean>;
  /**
   * Creates `targetNamespace` if it does not exist; an uninstall does not delete it.
   * @defaultValue `false`
   */
  readonly createNamespace?: pulumi.Input<boolean>;
  /**
   * Allows the name of a deleted release that is still in the history to be used again.
   * @defaultValue `false`
   */
  readonly replace?: pulumi.Input<boolean>;
  /**
   * Enables server-side apply.
   * @defaultValue `true`, or `false` with the feature gate `UseHelm3Defaults`
   */
  readonly serverSideApply?: pulumi.Input<boolean>;
  /**
   * The remediation of a failed install.
   * @defaultValue none: a failed action is not undone
   */
  readonly remediation?: pulumi.Input<HelmInstallRemediationArgs>;
}

/**
 * The remediation of a failed install: an uninstall before each further attempt.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-remediation
 */
export interface HelmInstallRemediationArgs {
  /**
   * Number of further attempts; a negative number means no limit.
   * @defaultValue `0`
   */
  readonly retries?: pulumi.Input<number>;
  /**
   * Ignores failed tests of the chart: they do not count as a failure.
   * @defaultValue `test.ignoreFailures`
   */
  readonly ignoreTestFailures?: pulumi.Input<boolean>;
  /**
   * Undoes the last failed attempt too.
   * @defaultValue `false`
   */
  readonly remediateLastFailure?: pulumi.Input<boolean>;
}

/** The strategies for an upgrade to a chart with a different name. */
export const ChartNameChangeStrategy = {
  /** Uninstalls the release and installs it again. */
  Reinstall: "Reinstall",
  /** Upgrades the release, as with any other change. */
  InPlaceUpdate: "InPlaceUpdate",
} as const;
/** The strategies for an upgrade to a chart with a different name. */
export type ChartNameChangeStrategy = ValueOfRelease<
  (typeof ChartNameChangeStrategy)[keyof typeof ChartNameChangeStrategy]
>;

/**
 * The policies for the CRDs in a chart's `crds` directory.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#controlling-the-lifecycle-of-custom-resource-definitions
 */
export const CrdsPolicy = {
  /** Leaves them out. */
  Skip: "Skip",
  /** Creates those that are not in the cluster, and leaves the others as they are. */
  Create: "Create",
  /** Creates or replaces them; deletes none. */
  CreateReplace: "CreateReplace",
} as const;
/** The policies for the CRDs in a chart's `crds` directory. */
export type CrdsPolicy = ValueOfRelease<(typeof CrdsPolicy)[keyof typeof CrdsPolicy]>;

/**
 * The strategies after a failed install or upgrade.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-strategy
 */
export const HelmActionStrategyName = {
  /** Undoes the action, as `remediation` says. */
  RemediateOnFailure: "RemediateOnFailure",
  /** Tries the action again, without undoing it. */
  RetryOnFailure: "RetryOnFailure",
} as const;
/** The strategies after a failed install or upgrade. */
export type HelmActionStrategyName = ValueOfRelease<
  (typeof HelmActionStrategyName)[keyof typeof HelmActionStrategyName]
>;

/** Settings that all of Helm's actions on a release have in common. */
export interface HelmActionArgs {
  /**
   * Timeout for each step, such as a hook's Job, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue the `timeout` of the HelmRelease
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Leaves out the chart's hooks.
   * @defaultValue `false`
   */
  readonly disableHooks?: pulumi.Input<boolean>;
  /**
   * Completes the action without waiting for the objects to be ready or, for an uninstall, to be gone.
   * @defaultValue `false`
   */
  readonly disableWait?: pulumi.Input<boolean>;
}

/** Settings that an install and an upgrade have in common. */
export interface HelmApplyActionArgs extends HelmActionArgs {
  /**
   * Completes the action without waiting for Jobs to complete.
   * @defaultValue `false`
   */
  readonly disableWaitForJobs?: pulumi.Input<boolean>;
  /**
   * Disables the check of the objects against the cluster's OpenAPI schema.
   * @defaultValue `false`
   */
  readonly disableOpenAPIValidation?: pulumi.Input<boolean>;
  /**
   * Disables the check of the values against the chart's `values.schema.json`.
   * @defaultValue `false`
   */
  readonly disableSchemaValidation?: pulumi.Input<boolean>;
  /**
   * Reports an error when an existing object does not belong to this release, rather than taking the object over.
   * @defaultValue `false`
   */
  readonly disableTakeOwnership?: pulumi.Input<boolean>;
  /**
   * The strategy after a failure.
   * @defaultValue `RemediateOnFailure`, or `RetryOnFailure` with the feature gate `DefaultToRetryOnFailure`
   */
  readonly strategy?: pulumi.Input<HelmActionStrategyArgs>;
}

/** The strategy after a failed install or upgrade. */
export interface HelmActionStrategyArgs {
  /** The strategy. */
  readonly name: pulumi.Input<HelmActionStrategyName>;
  /**
   * Delay before the next attempt, as a Go duration in `h`, `m`, `s` and `ms`; only for `RetryOnFailure`.
   * @defaultValue `5m`
   */
  readonly retryInterval?: pulumi.Input<string>;
}

/**
 * Settings for the upgrade of a release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-configuration
 */
export interface HelmUpgradeArgs extends HelmApplyActionArgs {
  /**
   * The policy for the CRDs in the chart's `crds` directory.
   * @defaultValue `Skip`
   */
  readonly crds?: pulumi.Input<CrdsPolicy>;
  /**
   * The strategy for an upgrade to a chart with a different name; from Flux v2.9 on.
   * @defaultValue `Reinstall`
   */
  readonly chartNameChangeStrategy?: pulumi.Input<ChartNameChangeStrategy>;
  /**
   * Deletes the objects that a failed upgrade created.
   * @defaultValue `false`
   */
  readonly cleanupOnFail?: pulumi.Input<boolean>;
  /**
   * Replaces objects rather than merging the changes; has no effect with server-side apply.
   * @defaultValue `false`
   */
  readonly force?: pulumi.Input<boolean>;
  /**
   * Keeps the values of the previous release where no others are set; the HelmRelease alone then no longer shows them
   * all.
   * @defaultValue `false`
   */
  readonly preserveValues?: pulumi.Input<boolean>;
  /**
   * The mode of server-side apply.
   * @defaultValue `auto`
   */
  readonly serverSideApply?: pulumi.Input<ServerSideApplyMode>;
  /**
   * The remediation of a failed upgrade.
   * @defaultValue none: a failed action is not undone
   */
  readonly remediation?: pulumi.Input<HelmUpgradeRemediationArgs>;
}

/**
 * The remediation of a failed upgrade, before each further attempt.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation
 */
export interface HelmUpgradeRemediationArgs {
  /**
   * Number of further attempts; a negative number means no limit.
   * @defaultValue `0`
   */
  readonly retries?: pulumi.Input<number>;
  /**
   * The way to undo the upgrade.
   * @defaultValue `rollback`
   */
  readonly strategy?: pulumi.Input<RemediationStrategy>;
  /**
   * Ignores failed tests of the chart: they do not count as a failure.
   * @defaultValue `test.ignoreFailures`
   */
  readonly ignoreTestFailures?: pulumi.Input<boolean>;
  /**
   * Undoes the last failed attempt too.
   * @defaultValue `true` if `retries` is greater than 0, otherwise `false`
   */
  readonly remediateLastFailure?: pulumi.Input<boolean>;
}

/**
 * The ways to undo a failed upgrade.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation
 */
export const RemediationStrategy = {
  /** Rolls the release back to its previous revision. */
  Rollback: "rollback",
  /** Uninstalls the release. */
  Uninstall: "uninstall",
} as const;
/** The ways to undo a failed upgrade. */
export type RemediationStrategy = ValueOfRelease<(typeof RemediationStrategy)[keyof typeof RemediationStrategy]>;
