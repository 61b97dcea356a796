import type * as pulumi from "@pulumi/pulumi";

import { composeKustomization, type KustomizationFields } from "../flux-objects/kustomization";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link Kustomization}. */
export interface KustomizationArgs extends ResourceArgs, KustomizationFields {}

/**
 * A Kustomization of Flux: manifests of a source that Flux applies. It is ready when Flux has applied them.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 * @example
 * new Kustomization("apps", { flux, sourceRef: repository.reference, path: "./apps", prune: true });
 */
export class Kustomization extends FluxResource<"Kustomization", KustomizationArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: KustomizationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Kustomization", name, args, composeKustomization, opts);
  }
}
