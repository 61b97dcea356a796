import type * as pulumi from "@pulumi/pulumi";

import { omit } from "../flux-objects/compose";
import type { FluxBootstrap } from "../flux-bootstrap";

/** The arguments that every resource takes in addition to the fields of its object. */
export interface ResourceArgs {
  /**
   * The bootstrap whose Flux reconciles the object. The object is created in the cluster and namespace of that Flux,
   * once Flux has applied the cluster's source, and it is destroyed before that Flux.
   * @defaultValue none: the cluster of the Kubernetes provider, in which Flux runs already
   */
  readonly flux?: FluxBootstrap;
  /** The object's name and namespace, and its labels and annotations. */
  readonly metadata?: ObjectMetadataArgs;
  /**
   * The Flux release whose definitions the arguments are checked against, such as `v2.9.4`.
   * @format fluxVersion
   * @defaultValue the release of `flux`, otherwise `v2.9.4`
   */
  readonly fluxVersion?: string;
}

/**
 * The object's name, namespace, labels and annotations.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export interface ObjectMetadataArgs {
  /**
   * The object's name, a DNS name.
   * @format dnsSubdomain
   * @defaultValue the name of the component
   */
  readonly name?: string;
  /** The object's namespace. @defaultValue the namespace of `flux`, otherwise `flux-system` */
  readonly namespace?: pulumi.Input<string>;
  /** The object's labels. @defaultValue none */
  readonly labels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** The object's annotations. @defaultValue none */
  readonly annotations?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/** The arguments that are not fields of the object's spec. */
const RESOURCE_ARGS = ["flux", "metadata", "fluxVersion"] as const satisfies readonly (keyof ResourceArgs)[];

/**
 * Returns the arguments that describe the object itself. One that is undefined is left out, so that the default
 * applies.
 */
export function specFieldsOf<A extends ResourceArgs>(args: A): Omit<A, keyof ResourceArgs> {
  return omit(args, RESOURCE_ARGS);
}
