import type * as pulumi from "@pulumi/pulumi";

import type { KustomizeImageArgs } from "./kustomize";
import type { KustomizePatchArgs } from "./kustomize-patch";

/**
 * Changes of a chart's objects before they are applied.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#post-renderers
 */
export interface HelmPostRendererArgs {
  /** Changes that kustomize makes. */
  readonly kustomize?: pulumi.Input<HelmKustomizeArgs>;
}

/** Changes that kustomize makes of a chart's objects. */
export interface HelmKustomizeArgs {
  /** Changes of the objects, in this order. */
  readonly patches?: pulumi.Input<readonly pulumi.Input<KustomizePatchArgs>[]>;
  /** Other names, tags or digests for images. */
  readonly images?: pulumi.Input<readonly pulumi.Input<KustomizeImageArgs>[]>;
}
