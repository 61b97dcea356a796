import type * as pulumi from "@pulumi/pulumi";

import { composeHelmRelease, type HelmReleaseFields } from "../flux-objects/helm-release";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link HelmRelease}. */
export interface HelmReleaseArgs extends ResourceArgs, HelmReleaseFields {}

/**
 * A release of a Helm chart. It is ready when Helm has installed it.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 * @example
 * new HelmRelease("podinfo", { flux, chart: { spec: { chart: "podinfo", sourceRef: repository.reference } } });
 */
export class HelmRelease extends FluxResource<"HelmRelease", HelmReleaseArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: HelmReleaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HelmRelease", name, args, composeHelmRelease, opts);
  }
}
