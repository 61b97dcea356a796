import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import type { HelmReleaseSpecArgs } from "../flux-api/helm-release-spec";
import { FluxObject } from "./flux-object";
import type { ObjectArgs } from "./object-args";
import type { ObjectParts } from "./object-parts";
import { specOf } from "./spec-of";
import { unlessSuspended } from "./unless-suspended";

/** The fields of a HelmRelease. */
export interface HelmReleaseArgs extends ObjectArgs, HelmReleaseSpecArgs {}

/** A release of a chart; ready when Helm has installed it. @see https://fluxcd.io/flux/components/helm/helmreleases/ */
export class HelmRelease extends FluxObject<"HelmRelease"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: HelmReleaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HelmRelease", name, args, () => helmReleaseParts(args), opts);
  }
}

/** What a HelmRelease consists of. */
export function helmReleaseParts(args: HelmReleaseArgs): ObjectParts<"HelmRelease"> {
  return {
    kind: "HelmRelease",
    spec: { interval: defaults.sync.interval, ...specOf(args) },
    secrets: [],
    problems: [],
    awaited: unlessSuspended(args.suspend),
  };
}
