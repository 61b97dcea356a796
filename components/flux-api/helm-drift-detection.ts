import type * as pulumi from "@pulumi/pulumi";

import type { DriftDetectionMode } from "./helm-release";
import type { IgnoreRuleArgs } from "./ignore-rule";

/**
 * What follows when objects in the cluster differ from the Helm release.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection
 */
export interface HelmDriftDetectionArgs {
  /**
   * Whether they are corrected.
   * @defaultValue `disabled`
   */
  readonly mode?: pulumi.Input<DriftDetectionMode>;
  /** Fields that may differ. */
  readonly ignore?: pulumi.Input<readonly pulumi.Input<IgnoreRuleArgs>[]>;
}
