import type * as pulumi from "@pulumi/pulumi";

import { composeHelmRepository, type HelmRepositoryFields } from "../flux-objects/helm-repository";
import { FluxResource } from "./flux-resource";
import { specFieldsOf, type ResourceArgs } from "./resource-args";

/** The arguments of {@link HelmRepository}. */
export interface HelmRepositoryArgs extends ResourceArgs, HelmRepositoryFields {}

/** A repository of charts; ready when Flux has its index, and at once for `type` `oci`. @see https://fluxcd.io/flux/components/source/helmrepositories/ */
export class HelmRepository extends FluxResource<"HelmRepository"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: HelmRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HelmRepository", name, args, (objectName) => composeHelmRepository(objectName, specFieldsOf(args)), opts);
  }
}
