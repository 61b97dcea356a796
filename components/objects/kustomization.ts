import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import type { KustomizationSpecArgs } from "../flux-api/kustomization-spec";
import { FluxObject } from "./flux-object";
import type { ObjectArgs } from "./object-args";
import type { ObjectParts } from "./object-parts";
import { specOf } from "./spec-of";
import { unlessSuspended } from "./unless-suspended";

/** The fields of a Kustomization. */
export interface KustomizationArgs extends ObjectArgs, KustomizationSpecArgs {}

/** Manifests of a source that Flux applies; ready when it has. @see https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export class Kustomization extends FluxObject<"Kustomization"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: KustomizationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Kustomization", name, args, () => kustomizationParts(args), opts);
  }
}

/** What a Kustomization consists of. */
export function kustomizationParts(args: KustomizationArgs): ObjectParts<"Kustomization"> {
  return {
    kind: "Kustomization",
    spec: { interval: defaults.sync.interval, ...specOf(args) },
    secrets: [],
    problems: [],
    awaited: unlessSuspended(args.suspend),
  };
}
