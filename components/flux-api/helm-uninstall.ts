import type * as pulumi from "@pulumi/pulumi";

import type { DeletionPropagation } from "./helm-other-actions";
import type { HelmActionArgs } from "./helm-action";

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
