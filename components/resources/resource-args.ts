import type * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrap } from "../flux-bootstrap";

/** What every object beside the cluster's own sync may be told. */
export interface ObjectArgs {
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
   * @format fluxVersion
   * @defaultValue that of `flux`, or else `v2.9.4`
   */
  readonly fluxVersion?: string;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
export interface ObjectMetadataArgs {
  /**
   * A DNS name.
   * @format dnsSubdomain
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
export const OBJECT_ARGS = ["flux", "metadata", "fluxVersion"] as const satisfies readonly (keyof ObjectArgs)[];
