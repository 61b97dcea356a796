import type * as pulumi from "@pulumi/pulumi";

import type { HelmActionArgs } from "./helm-install-upgrade";
import type { ServerSideApplyMode } from "./shared";

/**
 * When what belongs to a deleted object is deleted.
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const DeletionPropagation = {
  /** After it. */
  Background: "background",
  /** Before it. */
  Foreground: "foreground",
  /** Never. */
  Orphan: "orphan",
} as const;
/** When what belongs to a deleted object is deleted. */
export type DeletionPropagation = (typeof DeletionPropagation)[keyof typeof DeletionPropagation];

/**
 * How a release is rolled back.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#rollback-configuration
 */
export interface HelmRollbackArgs extends HelmActionArgs {
  /**
   * Whether the rollback is over without waiting for Jobs to complete.
   * @defaultValue `false`
   */
  readonly disableWaitForJobs?: pulumi.Input<boolean>;
  /**
   * Whether objects that a failed rollback made are deleted.
   * @defaultValue `false`
   */
  readonly cleanupOnFail?: pulumi.Input<boolean>;
  /**
   * Whether objects are replaced rather than merged; has no effect when they are applied on the server's side.
   * @defaultValue `false`
   */
  readonly force?: pulumi.Input<boolean>;
  /**
   * Whether pods are restarted.
   * @deprecated Helm 4, which these releases of Flux use, cannot: it has no effect but a warning.
   */
  readonly recreate?: pulumi.Input<boolean>;
  /**
   * Whether objects are applied on the server's side.
   * @defaultValue `auto`
   */
  readonly serverSideApply?: pulumi.Input<ServerSideApplyMode>;
}

/**
 * Whether and how a chart's tests run after an install or an upgrade.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#test-configuration
 */
export interface HelmTestArgs {
  /**
   * Whether they run.
   * @defaultValue `false`
   */
  readonly enable?: pulumi.Input<boolean>;
  /**
   * How long each step may take, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue that of the HelmRelease
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Whether failed tests do not count as a failure of the action.
   * @defaultValue `false`
   */
  readonly ignoreFailures?: pulumi.Input<boolean>;
  /**
   * Which tests run.
   * @defaultValue all
   */
  readonly filters?: pulumi.Input<readonly pulumi.Input<HelmTestFilterArgs>[]>;
}

/** A test of a chart that runs, or does not. */
export interface HelmTestFilterArgs {
  /** The test's name, 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * Whether it does not run.
   * @defaultValue `false`
   */
  readonly exclude?: pulumi.Input<boolean>;
}

/**
 * How a release is uninstalled.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#uninstall-configuration
 */
export interface HelmUninstallArgs extends HelmActionArgs {
  /**
   * When what belongs to a deleted object is deleted.
   * @defaultValue `background`
   */
  readonly deletionPropagation?: pulumi.Input<DeletionPropagation>;
  /**
   * Whether Helm keeps the history of the release, marked as deleted.
   * @defaultValue `false`
   */
  readonly keepHistory?: pulumi.Input<boolean>;
}
