import type * as pulumi from "@pulumi/pulumi";

import type { CrdsPolicy } from "./crds-policy";
import type { HelmApplyActionArgs } from "./helm-action";

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
