import type { Finding } from "./finding";
import { otherSource, type FollowedSource, type WantedSource } from "./followed-source";

/** What a Kustomization follows: a repository, or what else there is in its place. */
export type Followed = FollowedSource | { readonly other: string };

/**
 * Whether a cluster may be made to follow a source: one that follows another would prune what the new one does not have.
 *
 * @param kustomization the Kustomization that was looked for, as `namespace/name`
 * @param found what it follows; nothing when there is none
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 */
export function followedFinding(kustomization: string, found: Followed | undefined, wanted: WantedSource): Finding {
  const check = "Followed source";
  if (found === undefined)
    return { check, ok: true, message: `the cluster follows nothing yet: there is no Kustomization ${kustomization}` };
  const who = `Kustomization ${kustomization}`;
  if ("other" in found) {
    const message = `${who} follows ${found.other}, instead of a GitRepository of ${wanted.repository}`;
    return { check, ok: false, message, remedy: "let it follow a GitRepository that exists, then check again" };
  }
  const difference = otherSource(found, wanted);
  if (difference === undefined) return { check, ok: true, message: `${who} follows what is wanted already` };
  return { check, ok: false, message: `${who} ${difference}`, remedy: found.branch === "" ? TO_A_BRANCH : MOVE };
}

const TO_A_BRANCH =
  "let it follow a branch first (`spec.ref` of its GitRepository, in gotk-sync.yaml too), then check again";

const MOVE = [
  "keep on following it: set github.owner, github.repository, github.branch and path to what it follows;",
  "or move the cluster in two steps, so that Flux prunes nothing:",
  "1. copy the manifests to the new directory in Git",
  "2. run `pulumi up` with `allowMove: true` and the new path; then remove `allowMove` and the old directory",
].join("\n");
