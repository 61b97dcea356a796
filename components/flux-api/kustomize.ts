import type * as pulumi from "@pulumi/pulumi";

/**
 * A new name, tag or digest for an image.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/
 */
export interface KustomizeImageArgs {
  /** The image's name in the manifests, without its tag. */
  readonly name: pulumi.Input<string>;
  /** The new name. */
  readonly newName?: pulumi.Input<string>;
  /** The new tag. */
  readonly newTag?: pulumi.Input<string>;
  /** The new digest, as `sha256:` and 64 hexadecimal digits; `newTag` is then ignored. */
  readonly digest?: pulumi.Input<string>;
}

/**
 * A change to objects before they are applied.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface KustomizePatchArgs {
  /** A strategic merge patch, or a list of JSON 6902 operations, as YAML or JSON text. */
  readonly patch: pulumi.Input<string>;
  /**
   * The objects to change; required for JSON 6902 operations.
   * @defaultValue the object that a strategic merge patch itself names
   */
  readonly target?: pulumi.Input<ObjectSelectorArgs>;
}

/**
 * A selection of objects by regular expressions, which must match the whole value, and by selectors. An object must
 * match all fields that are set.
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
   * A selector of labels, such as `app=web,tier!=db`.
   * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
   */
  readonly labelSelector?: pulumi.Input<string>;
  /** A selector of annotations, in the same format. */
  readonly annotationSelector?: pulumi.Input<string>;
}
