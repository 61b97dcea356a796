import type * as pulumi from "@pulumi/pulumi";

import type { Bundle } from "../manifests/bundle";

/** What objects that compose with a FluxBootstrap need of it, beside its outputs. */
export interface KnownFlux {
  readonly release: Bundle;
  /** What must be there before: its controllers, and the objects of the cluster's own sync. */
  readonly running: pulumi.Output<pulumi.Resource[]>;
}

// Beside the component, whose properties are what other languages see of it.
const FLUX_OF_COMPONENT = new WeakMap<pulumi.ComponentResource, KnownFlux>();

/** To be called by a FluxBootstrap when it has declared all. */
export function rememberFlux(flux: pulumi.ComponentResource, known: KnownFlux): void {
  FLUX_OF_COMPONENT.set(flux, known);
}

/** What a FluxBootstrap of this program has remembered. */
export function knownFlux(flux: pulumi.ComponentResource | undefined): KnownFlux | undefined {
  return flux === undefined ? undefined : FLUX_OF_COMPONENT.get(flux);
}
