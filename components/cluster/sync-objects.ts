import * as pulumi from "@pulumi/pulumi";

import type { Installation } from "../manifests/installation";
import { kustomization, source } from "../manifests/sync";
import type { ArtifactKind, SyncOptions } from "../manifests/sync";
import { createFluxObject, type FluxCustomResource } from "./flux-custom-resource";

/** The values of the sync, of which the URL, and what a store's spec holds, may be outputs of resources. */
export type SyncInputs = Omit<SyncOptions, "url" | "artifact"> & {
  readonly url: pulumi.Input<string>;
  readonly artifact?: { readonly kind: ArtifactKind; readonly spec: pulumi.Input<object> };
};

/** The objects that make the cluster follow its source. */
export interface SyncObjects {
  readonly source: FluxCustomResource;
  readonly kustomization: FluxCustomResource;
}

/** The sync when all of it is known. */
export function knownSync({ url, artifact, ...sync }: SyncInputs): pulumi.Output<SyncOptions> {
  return pulumi.all([url, artifact?.spec]).apply(([knownUrl, spec]) => ({
    ...sync,
    url: knownUrl,
    ...(artifact === undefined
      ? {}
      : { artifact: { kind: artifact.kind, spec: spec as NonNullable<SyncOptions["artifact"]>["spec"] } }),
  }));
}

/** The sync before anything is known that may have to wait; enough for what the objects are called. */
export function nameableSync({ artifact, ...sync }: Omit<SyncInputs, "url">): SyncOptions {
  return { ...sync, url: "", ...(artifact === undefined ? {} : { artifact: { kind: artifact.kind, spec: {} } }) };
}

/**
 * Declares the source and the Kustomization, and waits until Flux has applied what was committed.
 *
 * @param patched makes of an object what kustomize will make of it in Git
 * @param requestedAt changes with every commit
 */
export function createSyncObjects(
  name: string,
  sync: SyncInputs,
  patched: Installation["patched"],
  requestedAt: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): SyncObjects {
  // What a resource is called must be known in every preview.
  const nameable = nameableSync(sync);
  const sourceSpec = knownSync(sync).apply((known) => ({
    ...NOT_SUSPENDED,
    ...(patched(source(known))["spec"] as object),
  }));
  const sourceObject = patched(source(nameable));
  const suspended = (object: unknown) => (object as { readonly suspend?: boolean } | undefined)?.suspend === true;
  const followed = createFluxObject(
    `${name}-source`,
    { ...sourceObject, spec: sourceSpec },
    { requestedAt, awaited: sourceSpec.apply((spec) => !suspended(spec)) },
    opts,
  );
  // A destroy deletes the Kustomization first, while its controller can still clear the finalizer. Were it to prune
  // then, it would delete its own Deployment. Only the object in the cluster has to say so: Git keeps what the caller set.
  const orphaning = { ...nameable, deletionPolicy: sync.deletionPolicy ?? "Orphan" };
  const { spec, ...naming } = patched(kustomization(orphaning));
  const root = createFluxObject(
    `${name}-kustomization`,
    { ...naming, spec: { ...NOT_SUSPENDED, ...(spec as object) } },
    { requestedAt, awaited: !suspended(spec) },
    { ...opts, dependsOn: followed },
  );
  return { source: followed, kustomization: root };
}

/** Ends a suspension that a person has made, too: what is suspended never becomes what it is waited for. */
const NOT_SUSPENDED = { suspend: false };
