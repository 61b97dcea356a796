import type * as pulumi from "@pulumi/pulumi";

import type { HelmActionStrategyName } from "./helm-action-strategy-name";

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
