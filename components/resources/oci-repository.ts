import type * as pulumi from "@pulumi/pulumi";

import { composeOciRepository, type OCIRepositoryFields } from "../flux-objects/oci-repository";
import { FluxResource } from "./flux-resource";
import { specFieldsOf, type ResourceArgs } from "./resource-args";

/** The arguments of {@link OCIRepository}. */
export interface OCIRepositoryArgs extends ResourceArgs, OCIRepositoryFields {}

/** A repository of a registry that Flux follows; ready when Flux has pulled from it. @see https://fluxcd.io/flux/components/source/ocirepositories/ */
export class OCIRepository extends FluxResource<"OCIRepository"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: OCIRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("OCIRepository", name, args, (objectName) => composeOciRepository(objectName, specFieldsOf(args)), opts);
  }
}
