import type * as pulumi from "@pulumi/pulumi";

import type { SubstituteStrategy } from "./substitute-strategy";
import type { ValuesKind } from "./values-kind";

/**
 * Variables that are substituted in what was built of a Kustomization, where it says `${name}`.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
 */
export interface KustomizationPostBuildArgs {
  /** Values by the name of the variable; they win over those of `substituteFrom`. */
  readonly substitute?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** ConfigMaps and Secrets whose keys are variables; a later one wins. */
  readonly substituteFrom?: pulumi.Input<readonly pulumi.Input<SubstituteReferenceArgs>[]>;
  /**
   * Whether there must be a variable for the substitution to take place; from Flux v2.9 on.
   * @defaultValue `WithVariables`
   */
  readonly substituteStrategy?: pulumi.Input<SubstituteStrategy>;
}

/** A ConfigMap or a Secret whose keys are variables. */
export interface SubstituteReferenceArgs {
  /** Its kind. */
  readonly kind: pulumi.Input<ValuesKind>;
  /** Its name, in the namespace of the Kustomization. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * Whether it may be absent.
   * @defaultValue `false`
   */
  readonly optional?: pulumi.Input<boolean>;
}
