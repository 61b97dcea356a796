import { kindInfo } from "../../flux-api/kinds";
import type { KubeReader } from "../../kube/kube-client";
import { objectPath } from "../../kube/object-path";
import type { FluxObject } from "../../status/flux-object";
import { followedBy } from "../../status/references";
import { hasStalled, isHandled } from "./end-stalled-wait";
import type { LiveObject } from "./live-object";

/** The reasons of a HelmRelease and of a Kustomization that only waits for its source. */
const WAITING: ReadonlySet<string | undefined> = new Set(["SourceNotReady", "ArtifactFailed"]);

/** A source in the cluster, or the HelmChart that helm-controller makes of a HelmRelease. */
export type LiveSource = LiveObject & Pick<FluxObject, "kind">;

/** Returns true when the controller has handled this very request for the present spec, and waits for the source of the object. */
export function waitsForSource(live: LiveObject, requestedAt: string): boolean {
  const ready = live.status?.conditions?.find(({ type }) => type === "Ready");
  return (
    isHandled(live, requestedAt) &&
    ready?.status === "False" &&
    WAITING.has(ready.reason) &&
    ready.observedGeneration === live.metadata.generation
  );
}

/**
 * Returns what an object waits for, where the controller of that will not try again by itself: the object is not stalled then, and yet
 * never becomes ready.
 *
 * @returns undefined when there is nothing like that, or it cannot be read
 */
export async function stalledSource(
  client: KubeReader,
  live: LiveObject,
  requestedAt: string,
): Promise<LiveSource | undefined> {
  if (!waitsForSource(live, requestedAt)) return undefined;
  const read = ({ kind, ...name }: ReturnType<typeof followedBy>[number]) => {
    const { group = "", version = "v1", resource = "" } = kindInfo(kind) ?? {};
    const found = client.request(objectPath(`${group}/${version}`, resource, name));
    return found.catch(() => undefined) as Promise<LiveSource | undefined>;
  };
  // The API server returns all of it.
  const sources = await Promise.all(followedBy(live as LiveObject & FluxObject).map(read));
  return sources.find((source) => source !== undefined && hasStalled(source));
}
