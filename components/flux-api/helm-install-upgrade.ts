import type * as pulumi from "@pulumi/pulumi";

import type { ServerSideApplyMode } from "./shared";

/**
 * How a chart is installed.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-configuration
 */
export interface HelmInstallArgs extends HelmApplyActionArgs {
  /**
   * What becomes of the CRDs in the chart's `crds` directory.
   * @defaultValue `Create`
   */
  readonly crds?: pulumi.Input<CrdsPolicy>;
  /**
   * Whether the CRDs in the chart's `crds` directory are left out.
   * @deprecated `crds` with `Skip` says the same.
   */
  readonly skipCRDs?: pulumi.Input<boolean>;
  /**
   * Whether `targetNamespace` is made when there is none; an uninstall leaves it.
   * @defaultValue `false`
   */
  readonly createNamespace?: pulumi.Input<boolean>;
  /**
   * Whether the name of a deleted release that is still in the history may be used again.
   * @defaultValue `false`
   */
  readonly replace?: pulumi.Input<boolean>;
  /**
   * Whether objects are applied on the server's side.
   * @defaultValue `true`, or `false` with the feature gate `UseHelm3Defaults`
   */
  readonly serverSideApply?: pulumi.Input<boolean>;
  /**
   * How a failed install is undone.
   * @defaultValue not at all
   */
  readonly remediation?: pulumi.Input<HelmInstallRemediationArgs>;
}

/**
 * How a failed install is undone: by an uninstall before each further attempt.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#install-remediation
 */
export interface HelmInstallRemediationArgs {
  /**
   * How many further attempts there are; a negative number means that they never end.
   * @defaultValue `0`
   */
  readonly retries?: pulumi.Input<number>;
  /**
   * Whether failed tests of the chart do not count as a failure.
   * @defaultValue `test.ignoreFailures`
   */
  readonly ignoreTestFailures?: pulumi.Input<boolean>;
  /**
   * Whether the last failed attempt is undone too.
   * @defaultValue `false`
   */
  readonly remediateLastFailure?: pulumi.Input<boolean>;
}

/** What an upgrade to a chart of another name does. */
export const ChartNameChangeStrategy = {
  /** It uninstalls the release and installs it anew. */
  Reinstall: "Reinstall",
  /** It upgrades the release as always. */
  InPlaceUpdate: "InPlaceUpdate",
} as const;
/** What an upgrade to a chart of another name does. */
export type ChartNameChangeStrategy = (typeof ChartNameChangeStrategy)[keyof typeof ChartNameChangeStrategy];

/**
 * What becomes of the CRDs in a chart's `crds` directory.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#controlling-the-lifecycle-of-custom-resource-definitions
 */
export const CrdsPolicy = {
  /** Nothing. */
  Skip: "Skip",
  /** Those are made that are not in the cluster; the others are left as they are. */
  Create: "Create",
  /** They are made or replaced; none is deleted. */
  CreateReplace: "CreateReplace",
} as const;
/** What becomes of the CRDs in a chart's `crds` directory. */
export type CrdsPolicy = (typeof CrdsPolicy)[keyof typeof CrdsPolicy];

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

/** What all of Helm's actions on a release have in common. */
export interface HelmActionArgs {
  /**
   * How long each step may take, such as a hook's Job, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue that of the HelmRelease
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Whether the chart's hooks are left out.
   * @defaultValue `false`
   */
  readonly disableHooks?: pulumi.Input<boolean>;
  /**
   * Whether the action is over without waiting for the objects: to be ready or, for an uninstall, to be gone.
   * @defaultValue `false`
   */
  readonly disableWait?: pulumi.Input<boolean>;
}

/** What an install and an upgrade have in common. */
export interface HelmApplyActionArgs extends HelmActionArgs {
  /**
   * Whether the action is over without waiting for Jobs to complete.
   * @defaultValue `false`
   */
  readonly disableWaitForJobs?: pulumi.Input<boolean>;
  /**
   * Whether objects are not checked against the cluster's OpenAPI schema.
   * @defaultValue `false`
   */
  readonly disableOpenAPIValidation?: pulumi.Input<boolean>;
  /**
   * Whether values are not checked against the chart's `values.schema.json`.
   * @defaultValue `false`
   */
  readonly disableSchemaValidation?: pulumi.Input<boolean>;
  /**
   * Whether it is an error when an object exists that is not of this release, rather than taking it over.
   * @defaultValue `false`
   */
  readonly disableTakeOwnership?: pulumi.Input<boolean>;
  /**
   * What follows a failure.
   * @defaultValue `RemediateOnFailure`, or `RetryOnFailure` with the feature gate `DefaultToRetryOnFailure`
   */
  readonly strategy?: pulumi.Input<HelmActionStrategyArgs>;
}

/** What follows a failed install or upgrade. */
export interface HelmActionStrategyArgs {
  /** The strategy. */
  readonly name: pulumi.Input<HelmActionStrategyName>;
  /**
   * How long to wait before the next attempt, as a Go duration in `h`, `m`, `s` and `ms`; only for `RetryOnFailure`.
   * @defaultValue `5m`
   */
  readonly retryInterval?: pulumi.Input<string>;
}

/**
 * How a release is upgraded.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-configuration
 */
export interface HelmUpgradeArgs extends HelmApplyActionArgs {
  /**
   * What becomes of the CRDs in the chart's `crds` directory.
   * @defaultValue `Skip`
   */
  readonly crds?: pulumi.Input<CrdsPolicy>;
  /**
   * What an upgrade to a chart of another name does; from Flux v2.9 on.
   * @defaultValue `Reinstall`
   */
  readonly chartNameChangeStrategy?: pulumi.Input<ChartNameChangeStrategy>;
  /**
   * Whether objects that a failed upgrade made are deleted.
   * @defaultValue `false`
   */
  readonly cleanupOnFail?: pulumi.Input<boolean>;
  /**
   * Whether objects are replaced rather than merged; has no effect when they are applied on the server's side.
   * @defaultValue `false`
   */
  readonly force?: pulumi.Input<boolean>;
  /**
   * Whether values of the last release go on where no others are set, so that the HelmRelease alone no longer tells them.
   * @defaultValue `false`
   */
  readonly preserveValues?: pulumi.Input<boolean>;
  /**
   * Whether objects are applied on the server's side.
   * @defaultValue `auto`
   */
  readonly serverSideApply?: pulumi.Input<ServerSideApplyMode>;
  /**
   * How a failed upgrade is undone.
   * @defaultValue not at all
   */
  readonly remediation?: pulumi.Input<HelmUpgradeRemediationArgs>;
}

/**
 * How a failed upgrade is undone, before each further attempt.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation
 */
export interface HelmUpgradeRemediationArgs {
  /**
   * How many further attempts there are; a negative number means that they never end.
   * @defaultValue `0`
   */
  readonly retries?: pulumi.Input<number>;
  /**
   * How it is undone.
   * @defaultValue `rollback`
   */
  readonly strategy?: pulumi.Input<RemediationStrategy>;
  /**
   * Whether failed tests of the chart do not count as a failure.
   * @defaultValue `test.ignoreFailures`
   */
  readonly ignoreTestFailures?: pulumi.Input<boolean>;
  /**
   * Whether the last failed attempt is undone too.
   * @defaultValue `true` when `retries` is greater than 0, else `false`
   */
  readonly remediateLastFailure?: pulumi.Input<boolean>;
}

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
