import type * as pulumi from "@pulumi/pulumi";

/**
 * Objects, by regular expressions that must fit the whole value, and by selectors; all that is set must fit.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface ObjectSelectorArgs {
  /** The API group, such as `apps`. */
  readonly group?: pulumi.Input<string>;
  /** The version in that group, such as `v1`. */
  readonly version?: pulumi.Input<string>;
  /** The kind, such as `Deployment`. */
  readonly kind?: pulumi.Input<string>;
  /** The object's name. */
  readonly name?: pulumi.Input<string>;
  /** The object's namespace. */
  readonly namespace?: pulumi.Input<string>;
  /**
   * An expression about labels, such as `app=web,tier!=db`.
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
   */
  readonly labelSelector?: pulumi.Input<string>;
  /** The same about annotations. */
  readonly annotationSelector?: pulumi.Input<string>;
}
