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
