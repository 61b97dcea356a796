import { below } from "../validation/problem";
import { nameableSync, type SyncInputs } from "../cluster/sync-objects";
import type { Bundle } from "../manifests/bundle";
import { kustomization, source } from "../manifests/sync";
import type { CheckedSpec } from "../flux-objects/validate-spec";
import { ownArguments } from "../schemas/argument-schema";

/** Returns the specs of the cluster's own source and Kustomization. */
export function syncSpecs(release: Bundle, sync: Omit<SyncInputs, "url">): CheckedSpec[] {
  const nameable = nameableSync(sync);
  const { apiVersion, kind, spec } = source(nameable);
  const root = kustomization(nameable);
  const checked = { release, name: sync.name };
  return [
    sync.artifact === undefined
      ? {
          kind: "GitRepository",
          spec: { ...spec, url: "https://github.com/owner/repository" },
          ...checked,
          apiVersion,
          typed: ofGitRepository,
        }
      : {
          kind: sync.artifact.kind,
          spec: sync.artifact.spec,
          ...checked,
          apiVersion,
          typed: (path) => below(kind === "Bucket" ? "bucket" : "ociRepository", path),
        },
    {
      kind: "Kustomization",
      spec: root.spec,
      ...checked,
      apiVersion: root.apiVersion,
      typed: ofKustomization,
      others: ownArguments("SyncArgs"),
    },
  ];
}

function ofGitRepository(path: string): string {
  return path === "interval" ? "sync.sourceInterval" : below("sync.gitRepository", path);
}

function ofKustomization(path: string): string {
  return path === "path" ? path : below("sync", path);
}
