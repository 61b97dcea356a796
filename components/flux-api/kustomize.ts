import type * as pulumi from "@pulumi/pulumi";

/**
 * Another name, tag or digest for an image.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/
 */
export interface KustomizeImageArgs {
  /** The image's name in the manifests, without its tag. */
  readonly name: pulumi.Input<string>;
  /** The name that it gets. */
  readonly newName?: pulumi.Input<string>;
  /** The tag that it gets. */
  readonly newTag?: pulumi.Input<string>;
  /** The digest that it gets, as `sha256:` and 64 hexadecimal digits; `newTag` does not count then. */
  readonly digest?: pulumi.Input<string>;
}

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
