import * as pulumi from "@pulumi/pulumi";

import { composeHelmRelease, type HelmReleaseFields } from "../flux-objects/helm-release";
import { isRecord } from "../manifests/is-record";
import { fieldPath } from "../schemas/value-path";
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
    pulumi.output(args.values).apply((values: unknown) => {
      const lost = nullsOf("values", values);
      if (lost.length > 0) void pulumi.log.warn(lostNulls(lost), this);
    });
  }
}

function lostNulls(paths: readonly string[]): string {
  return (
    `${paths.join(", ")}: Pulumi's Kubernetes provider leaves null out, so that the chart's default stays. Write these values as YAML to a ` +
    "ConfigMap or a Secret, and name it in `valuesFrom`."
  );
}

/** Returns the paths of the fields that are null. An item of a list that is null has a place and arrives. */
function nullsOf(path: string, value: unknown): string[] {
  if (value === null) return [path];
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => (item === null ? [] : nullsOf(fieldPath(path, [index]), item)));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => nullsOf(fieldPath(path, [key]), part));
}
