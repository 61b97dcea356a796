import type * as pulumi from "@pulumi/pulumi";

import type { ObjectSelectorArgs } from "./object-selector";

/** Fields of objects that may differ from what Flux applied. */
export interface IgnoreRuleArgs {
  /** The fields, as JSON pointers (RFC 6901) such as `/spec/replicas`. */
  readonly paths: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Which objects it is for.
   * @defaultValue all
   */
  readonly target?: pulumi.Input<ObjectSelectorArgs>;
}
