import type * as pulumi from "@pulumi/pulumi";

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
