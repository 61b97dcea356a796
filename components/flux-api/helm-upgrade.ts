import type * as pulumi from "@pulumi/pulumi";

import type { ChartNameChangeStrategy } from "./chart-name-change-strategy";
import type { CrdsPolicy } from "./crds-policy";
import type { HelmApplyActionArgs } from "./helm-action";
import type { RemediationStrategy } from "./remediation-strategy";
import type { ServerSideApplyMode } from "./server-side-apply-mode";

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
