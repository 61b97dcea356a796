import type * as pulumi from "@pulumi/pulumi";

import { composeOciRepository, type OCIRepositoryFields } from "../flux-objects/oci-repository";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link OCIRepository}. */
export interface OCIRepositoryArgs extends ResourceArgs, OCIRepositoryFields {}

/**
 * A repository of a registry that Flux follows. It is ready when Flux has pulled from it.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/
 * @example
 * new OCIRepository("apps", { flux, url: "oci://ghcr.io/acme/apps", ref: { tag: "latest" } });
 */
export class OCIRepository extends FluxResource<"OCIRepository", OCIRepositoryArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: OCIRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("OCIRepository", name, args, composeOciRepository, opts);
  }
}
