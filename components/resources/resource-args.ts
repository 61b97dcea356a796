import type * as pulumi from "@pulumi/pulumi";

import { omit } from "../flux-objects/compose";
import type { FluxBootstrap } from "../flux-bootstrap";

/** The arguments that every resource takes in addition to the fields of its object. */
export interface ResourceArgs {
  /**
   * The Flux that takes care of the object: it is created in that cluster and namespace, once Flux has applied what the
   * cluster follows, and destroyed before it.
   * @defaultValue none: the cluster of the Kubernetes provider, in which Flux runs already
   */
  readonly flux?: FluxBootstrap;
  /** Where the object goes, and what it is called. */
  readonly metadata?: ObjectMetadataArgs;
  /**
   * The Flux release whose definitions the arguments are checked against, such as `v2.9.4`.
   * @defaultValue that of `flux`, or else `v2.9.4`
   */
  readonly fluxVersion?: string;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
export interface ObjectMetadataArgs {
  /**
   * A DNS name.
   * @defaultValue the name of the component
   */
  readonly name?: string;
  /** @defaultValue that of `flux`, or else `flux-system` */
  readonly namespace?: pulumi.Input<string>;
  /** @defaultValue none */
  readonly labels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** @defaultValue none */
  readonly annotations?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/** The arguments that are not fields of the object's spec. */
const RESOURCE_ARGS = ["flux", "metadata", "fluxVersion"] as const satisfies readonly (keyof ResourceArgs)[];

/** Returns the arguments that describe the object itself. One that is undefined is left out, so that the default applies. */
export function specFieldsOf<A extends ResourceArgs>(args: A): Omit<A, keyof ResourceArgs> {
  return omit(args, RESOURCE_ARGS);
}
