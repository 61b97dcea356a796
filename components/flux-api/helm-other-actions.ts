import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { HelmActionArgs } from "./helm-install-upgrade";
import type { ServerSideApplyMode } from "./shared";

/**
 * The ways to delete the dependents of a deleted object.
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const DeletionPropagation = {
  /** Deletes the dependents after the object. */
  Background: "background",
  /** Deletes the dependents before the object. */
  Foreground: "foreground",
  /** Keeps the dependents. */
  Orphan: "orphan",
} as const;
/** The ways to delete the dependents of a deleted object. */
export type DeletionPropagation = ValueOfRelease<(typeof DeletionPropagation)[keyof typeof DeletionPropagation]>;

/**
 * Settings for the rollback of a release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#rollback-configuration
 */
export interface HelmRollbackArgs extends HelmActionArgs {
  /**
   * Completes the rollback without waiting for Jobs to complete.
   * @defaultValue `false`
   */
  readonly disableWaitForJobs?: pulumi.Input<boolean>;
  /**
   * Deletes the objects that a failed rollback created.
   * @defaultValue `false`
   */
  readonly cleanupOnFail?: pulumi.Input<boolean>;
  /**
   * Replaces objects rather than merging the changes; has no effect with server-side apply.
   * @defaultValue `false`
   */
  readonly force?: pulumi.Input<boolean>;
  /**
   * Restarts the pods.
   * @deprecated Has no effect except a warning: Helm 4, which these releases of Flux use, does not support it.
   */
  readonly recreate?: pulumi.Input<boolean>;
  /**
   * The mode of server-side apply.
   * @defaultValue `auto`
   */
  readonly serverSideApply?: pulumi.Input<ServerSideApplyMode>;
}

/**
 * Settings for the tests of a chart, which run after an install or an upgrade.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#test-configuration
 */
export interface HelmTestArgs {
  /**
   * Enables the tests.
   * @defaultValue `false`
   */
  readonly enable?: pulumi.Input<boolean>;
  /**
   * Timeout for each step, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue the `timeout` of the HelmRelease
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Ignores failed tests: they do not count as a failure of the action.
   * @defaultValue `false`
   */
  readonly ignoreFailures?: pulumi.Input<boolean>;
  /**
   * The tests to run or to leave out.
   * @defaultValue all
   */
  readonly filters?: pulumi.Input<readonly pulumi.Input<HelmTestFilterArgs>[]>;
}

/** A test of a chart to run or to leave out. */
export interface HelmTestFilterArgs {
  /** The test's name, 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * Excludes the test.
   * @defaultValue `false`
   */
  readonly exclude?: pulumi.Input<boolean>;
}

/**
 * Settings for the removal of a release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#uninstall-configuration
 */
export interface HelmUninstallArgs extends HelmActionArgs {
  /**
   * The way to delete the dependents of a deleted object.
   * @defaultValue `background`
   */
  readonly deletionPropagation?: pulumi.Input<DeletionPropagation>;
  /**
   * Keeps the history of the release, marked as deleted.
   * @defaultValue `false`
   */
  readonly keepHistory?: pulumi.Input<boolean>;
}
