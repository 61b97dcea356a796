import type * as pulumi from "@pulumi/pulumi";

import type { WaitStrategyName } from "./wait-strategy-name";

/** How Helm tells that objects are ready. */
export interface HelmWaitStrategyArgs {
  /** The strategy; without one it is `poller`, or `legacy` with the feature gate `UseHelm3Defaults`. */
  readonly name: pulumi.Input<WaitStrategyName>;
}
