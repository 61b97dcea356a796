import { below } from "../validation/problem";
import { nameableSync, type SyncInputs } from "../cluster/sync-objects";
import type { Bundle } from "../manifests/bundle";
import { kustomization, source } from "../manifests/sync";
import type { CheckedSpec } from "../flux-objects/validate-spec";

/** Returns the specs of the cluster's own source and Kustomization. */
export function syncSpecs(release: Bundle, sync: Omit<SyncInputs, "url">): CheckedSpec[] {
  const nameable = nameableSync(sync);
  const { kind, spec } = source(nameable);
  return [
    sync.artifact === undefined
      ? {
          kind: "GitRepository",
          spec: { ...spec, url: "https://github.com/owner/repository" },
          release,
          typed: ofGitRepository,
        }
      : {
          kind: sync.artifact.kind,
          spec: sync.artifact.spec,
          release,
          typed: (path) => below(kind === "Bucket" ? "bucket" : "ociRepository", path),
        },
    { kind: "Kustomization", spec: kustomization(nameable).spec, release, typed: ofKustomization },
  ];
}

function ofGitRepository(path: string): string {
  return path === "interval" ? "sync.sourceInterval" : below("sync.gitRepository", path);
}

function ofKustomization(path: string): string {
  return path === "path" ? path : below("sync", path);
}
