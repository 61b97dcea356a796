import type * as pulumi from "@pulumi/pulumi";

import { composeKustomization, type KustomizationFields } from "../flux-objects/kustomization";
import { FluxResource } from "./flux-resource";
import { specFieldsOf, type ResourceArgs } from "./resource-args";

/** The arguments of {@link Kustomization}. */
export interface KustomizationArgs extends ResourceArgs, KustomizationFields {}

/** Manifests of a source that Flux applies; ready when it has. @see https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export class Kustomization extends FluxResource<"Kustomization"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: KustomizationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Kustomization", name, args, (objectName) => composeKustomization(objectName, specFieldsOf(args)), opts);
  }
}
