import * as pulumi from "@pulumi/pulumi";

import { CommitStage } from "../git-hosts/git-host";
import { gitRepository, kustomization, DeletionPolicy } from "../manifests/sync";
import type { SyncOptions } from "../manifests/sync";
import type { Installation } from "../manifests/installation";
import { fluxResource } from "./flux-resource";

/** The values of the sync, of which the URL may be the output of a resource. */
export type SyncInputs = Omit<SyncOptions, "url"> & { readonly url: pulumi.Input<string> };

/** What Pulumi leaves alone of objects that wait for a commit to be merged: Flux goes on with what Git has. */
const HELD = ["spec", "metadata"];

/**
 * Declares what Flux follows, as far as its commit has come.
 *
 * @returns the revision that Flux applied last; nothing when there is nothing to follow yet
 */
export function followCommit(
  stage: pulumi.Output<CommitStage>,
  declare: (ignored: { readonly ignoreChanges?: string[] }) => pulumi.Output<string | undefined>,
): pulumi.Output<string | undefined> {
  return stage.apply((reached) => {
    switch (reached) {
      case CommitStage.OnBranch:
        return declare({});
      case CommitStage.Waiting:
        return declare({ ignoreChanges: HELD });
      case CommitStage.WaitingForFirst:
        return pulumi.output(undefined);
    }
  });
}

/**
 * Declares the GitRepository and the Kustomization, and waits until Flux has applied what was committed.
 *
 * @param patched makes of an object what kustomize will make of it in Git
 * @param requestedAt changes with every commit
 * @returns the revision that Flux applied last, such as `main@sha1:…`
 */
export function createSyncObjects(
  name: string,
  sync: SyncInputs,
  patched: Installation["patched"],
  requestedAt: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string | undefined> {
  // What a resource is called must be known in every preview; only the URL may have to wait.
  const nameable = { ...sync, url: "" };
  const sourceSpec = pulumi.output(sync.url).apply((url) => ({
    ...providerOf(sync),
    ...(patched(gitRepository({ ...sync, url }))["spec"] as object),
  }));
  const source = fluxResource(name, { ...patched(gitRepository(nameable)), spec: sourceSpec }, requestedAt, opts);
  // A destroy deletes the Kustomization first, while its controller can still clear the finalizer. Were it to prune
  // then, it would delete its own Deployment. Only the object in the cluster has to say so: Git keeps what the caller set.
  const orphaning = { ...nameable, deletionPolicy: sync.deletionPolicy ?? DeletionPolicy.Orphan };
  const { spec, ...naming } = patched(kustomization(orphaning));
  const root = fluxResource(name, { ...naming, spec: spec as object }, requestedAt, { ...opts, dependsOn: source });
  return root.status.apply((status) => status?.lastAppliedRevision);
}

/**
 * Says that a Secret is none of a GitHub App. Were the field left out after one, the value that Flux owns too would stay until Flux
 * has applied the commit without it, which it cannot fetch: it takes the new Secret for that of an App.
 */
function providerOf({ secretName }: SyncInputs): { readonly provider?: string } {
  return secretName === undefined ? {} : { provider: "generic" };
}
