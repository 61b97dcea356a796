import type * as pulumi from "@pulumi/pulumi";

import type { HelmActionArgs } from "./helm-action";
import type { ServerSideApplyMode } from "./server-side-apply-mode";

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
