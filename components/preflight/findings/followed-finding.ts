import type { Finding } from "./finding";
import { otherSource, type FollowedSource, type WantedSource } from "./followed-source";

/** The source that a Kustomization follows: a repository, or another kind of source. */
export type Followed = FollowedSource | { readonly other: string };

/**
 * Returns the finding whether a cluster may follow a source: a cluster that follows another one would prune every
 * object that the new source lacks.
 *
 * @param kustomization the Kustomization that was read, as `namespace/name`
 * @param found the source that it follows; undefined when there is no Kustomization
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 */
export function followedFinding(kustomization: string, found: Followed | undefined, wanted: WantedSource): Finding {
  const check = "Followed source";
  if (found === undefined)
    return { check, ok: true, message: `the cluster follows nothing yet: there is no Kustomization ${kustomization}` };
  const who = `Kustomization ${kustomization}`;
  if ("other" in found) {
    const message = `${who} follows ${found.other}, instead of a GitRepository of ${wanted.repository}`;
    return { check, ok: false, message, remedy: "make it follow a GitRepository that exists, then check again" };
  }
  const difference = otherSource(found, wanted);
  if (difference === undefined) return { check, ok: true, message: `${who} follows the wanted source already` };
  return { check, ok: false, message: `${who} ${difference}`, remedy: found.branch === "" ? TO_A_BRANCH : MOVE };
}

const TO_A_BRANCH =
  "make it follow a branch first (`spec.ref` of its GitRepository, in gotk-sync.yaml too), then check again";

const MOVE = [
  "keep this source: set github.owner, github.repository, github.branch and path to its values;",
  "or move the cluster in two steps, so that Flux prunes nothing:",
  "1. copy the manifests to the new directory in Git",
  "2. run `pulumi up` with `allowMove: true` and the new path; then remove `allowMove` and the old directory",
].join("\n");
