import type * as pulumi from "@pulumi/pulumi";

import type { ObjectSelectorArgs } from "./object-selector";

/**
 * A change of objects before they are applied.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface KustomizePatchArgs {
  /** A strategic merge patch, or a list of JSON 6902 operations, as YAML or JSON text. */
  readonly patch: pulumi.Input<string>;
  /**
   * Which objects it is for; needed for JSON 6902 operations.
   * @defaultValue the object that a strategic merge patch names itself
   */
  readonly target?: pulumi.Input<ObjectSelectorArgs>;
}
