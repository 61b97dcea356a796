import * as pulumi from "@pulumi/pulumi";

import type { SyncInputs } from "./cluster/sync-objects";
import { nameableSync } from "./cluster/sync-objects";
import { InvalidArgumentsError } from "./errors";
import type { FluxInstallation } from "./flux-installation";
import { kustomization, source } from "./manifests/sync";
import { checkWhenKnown, problemsOfKnown, type CheckedSpec } from "./objects/check-spec";

/**
 * Checks the cluster's own objects against the definitions of the release, before anything is sent.
 *
 * @returns what waits until the outputs in a store's spec are known and checked too
 * @throws InvalidArgumentsError that lists what the API server would refuse, by the paths that the caller typed
 */
export function checkSync({ release }: Pick<FluxInstallation, "release">, sync: Omit<SyncInputs, "url">): pulumi.Output<pulumi.Resource[]> {
  const nameable = nameableSync(sync);
  const { kind, spec } = source(nameable);
  const followed: CheckedSpec =
    sync.store === undefined
      ? { kind: "GitRepository", spec: { ...spec, url: "https://github.com/owner/repository" }, release, typed: ofGitRepository }
      : { kind: sync.store.kind, spec: sync.store.spec, release, typed: (path) => below(kind === "Bucket" ? "bucket" : "ociRepository", path) };
  const root: CheckedSpec = { kind: "Kustomization", spec: kustomization(nameable).spec, release, typed: ofKustomization };
  const invalid = [...problemsOfKnown(followed), ...problemsOfKnown(root)];
  if (invalid.length > 0) throw new InvalidArgumentsError("FluxBootstrap", invalid);
  return sync.store === undefined ? pulumi.output([]) : checkWhenKnown("FluxBootstrap", followed);
}

function ofGitRepository(path: string): string {
  return path === "interval" ? "sync.sourceInterval" : below("sync.gitRepository", path);
}

function ofKustomization(path: string): string {
  return path === "path" ? path : below("sync", path);
}

/** A rule about a whole spec has no path of its own. */
function below(parent: string, path: string): string {
  return path === "" ? parent : `${parent}.${path}`;
}
