import type * as pulumi from "@pulumi/pulumi";

import type { KustomizationSourceKind } from "./kustomization-source-kind";
import type { NamespacedObjectReferenceArgs } from "./references";

/**
 * The source of a Kustomization.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference
 */
export interface KustomizationSourceReferenceArgs extends NamespacedObjectReferenceArgs {
  /**
   * The source's group and version.
   * @defaultValue that of Flux for the kind
   */
  readonly apiVersion?: pulumi.Input<string>;
  /** The source's kind. */
  readonly kind: pulumi.Input<KustomizationSourceKind>;
}
