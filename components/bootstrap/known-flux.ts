import type * as pulumi from "@pulumi/pulumi";

import type { ClusterRelease } from "../flux-objects/api-version";
import type { CreationTracker } from "./mark-complete";

/** The values of a FluxBootstrap that other objects need in addition to its outputs. */
export interface KnownFlux extends ClusterRelease {
  /** The resources that must exist first: its controllers, and the objects of the cluster's own sync. */
  readonly running: pulumi.Output<pulumi.Resource[]>;
  /** Keeps track of the creation of objects in the same cluster. */
  readonly creations: CreationTracker;
}

// The values are kept outside the component, because other languages see its properties.
const FLUX_OF_COMPONENT = new WeakMap<pulumi.ComponentResource, KnownFlux>();

/** Remembers the values of a FluxBootstrap; its constructor calls this after it has declared all resources. */
export function rememberFlux(flux: pulumi.ComponentResource, known: KnownFlux): void {
  FLUX_OF_COMPONENT.set(flux, known);
}

/** Returns the values that a FluxBootstrap of this program has remembered. */
export function knownFlux(flux: pulumi.ComponentResource | undefined): KnownFlux | undefined {
  return flux === undefined ? undefined : FLUX_OF_COMPONENT.get(flux);
}
