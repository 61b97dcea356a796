import type * as pulumi from "@pulumi/pulumi";

import { composeHelmRepository, type HelmRepositoryFields } from "../flux-objects/helm-repository";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link HelmRepository}. */
export interface HelmRepositoryArgs extends ResourceArgs, HelmRepositoryFields {}

/**
 * A repository of Helm charts. It is ready when Flux has fetched its index; with the `type` `oci` it is ready at once.
 * @see https://fluxcd.io/flux/components/source/helmrepositories/
 * @example
 * new HelmRepository("charts", { flux, url: "https://charts.example.com" });
 */
export class HelmRepository extends FluxResource<"HelmRepository", HelmRepositoryArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: HelmRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HelmRepository", name, args, composeHelmRepository, opts);
  }
}
