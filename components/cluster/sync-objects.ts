import * as pulumi from "@pulumi/pulumi";

import { MADE_BY } from "../kube/annotations";
import { urnAlone } from "../pulumi/resolve-output";
import type { Installation } from "../manifests/installation";
import { kustomization, source } from "../manifests/sync";
import type { ArtifactKind, SyncOptions } from "../manifests/sync";
import { createFluxObject, type FluxCustomResource } from "./flux-custom-resource";
import type { TypedResource } from "./typed-resource";

/** The values of the sync; the URL, and the spec of an artifact source, may be outputs of resources. */
export type SyncInputs = Omit<SyncOptions, "url" | "artifact"> & {
  readonly url: pulumi.Input<string>;
  readonly artifact?: { readonly kind: ArtifactKind; readonly spec: pulumi.Input<object> };
};

/** The objects that make the cluster follow its source. */
export interface SyncObjects {
  readonly source: FluxCustomResource;
  readonly kustomization: FluxCustomResource;
}

/** The published files, as far as they concern the objects that follow them. */
export interface PublishedSync {
  /** Applies to an object the patches that kustomize will apply in Git. */
  readonly patched: Installation["patched"];
  /** A value that changes with every commit. */
  readonly requestedAt: pulumi.Input<string>;
  /** The treatment of what Flux has applied when the Kustomization is deleted, unless the caller sets one. */
  readonly deletionPolicy: "Orphan" | "WaitForTermination";
  /** The objects in the files that Flux owns alone once it has applied them. */
  readonly handedOver: pulumi.Output<readonly TypedResource[]> | undefined;
}

/** Returns the sync once all of it is known. */
export function knownSync({ url, artifact, ...sync }: SyncInputs): pulumi.Output<SyncOptions> {
  return pulumi.all([url, artifact?.spec]).apply(([knownUrl, spec]) => ({
    ...sync,
    url: knownUrl,
    ...(artifact === undefined
      ? {}
      : { artifact: { kind: artifact.kind, spec: spec as NonNullable<SyncOptions["artifact"]>["spec"] } }),
  }));
}

/** Returns the sync without the values that may be outputs; it is enough for the names of the objects. */
export function nameableSync({ artifact, ...sync }: Omit<SyncInputs, "url">): SyncOptions {
  return { ...sync, url: "", ...(artifact === undefined ? {} : { artifact: { kind: artifact.kind, spec: {} } }) };
}

/**
 * Declares the source and the Kustomization, and waits until Flux has applied what was committed.
 *
 * @param published the files that Flux is to apply
 */
export function createSyncObjects(
  name: string,
  sync: SyncInputs,
  { patched, requestedAt, deletionPolicy, handedOver }: PublishedSync,
  opts: pulumi.CustomResourceOptions,
): SyncObjects {
  // The name of a resource must be known in every preview.
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
  // A destroy deletes the Kustomization first, while its controller can still clear the finalizer. If it pruned everything
  // at that time, it would delete its own Deployment. Only the object in the cluster needs a policy: Git keeps the
  // caller's value.
  const deletable = { ...nameable, deletionPolicy: sync.deletionPolicy ?? deletionPolicy };
  const { spec, metadata, ...naming } = patched(kustomization(deletable));
  const annotations = { ...metadata.annotations, ...(opts.parent && { [MADE_BY]: urnAlone(opts.parent) }) };
  const root = createFluxObject(
    `${name}-kustomization`,
    { ...naming, metadata: { ...metadata, annotations }, spec: { ...NOT_SUSPENDED, ...(spec as object) } },
    { requestedAt, awaited: !suspended(spec), handedOver },
    { ...opts, dependsOn: followed },
  );
  return { source: followed, kustomization: root };
}

/** Ends a suspension too: a suspended object never becomes ready, so that the wait for it would fail. */
const NOT_SUSPENDED = { suspend: false };
