import { changeObject } from "../../kube/change-object";
import { annotationPath, FIELD_MANAGER, REQUESTED_AT, WAIT_FOR } from "../../kube/annotations";
import type { KubeClient } from "../../kube/kube-client";
import type { LiveObject } from "./live-object";

/** Returns true when the controller has handled this very request: its status says nothing about this one before. */
export function isHandled({ metadata: { annotations = {} }, status = {} }: LiveObject, requestedAt: string): boolean {
  return annotations[REQUESTED_AT] === requestedAt && status.lastHandledReconcileAt === requestedAt;
}

/**
 * Returns true when the controller will not try again by itself with the present spec.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#stalled-helmrelease
 */
export function hasStalled({ metadata: { generation }, status = {} }: LiveObject): boolean {
  const stalled = status.conditions?.find(({ type }) => type === "Stalled");
  const { observedGeneration = status.observedGeneration } = stalled ?? {};
  return stalled?.status === "True" && observedGeneration === generation;
}

/** Returns true for an object that is stalled after this very request. */
export function isStalled(live: LiveObject, requestedAt: string): boolean {
  return isHandled(live, requestedAt) && hasStalled(live);
}

/** The wait for an object. */
interface Wait {
  /** The path of the object in the API. */
  readonly path: string;
  /** The request whose answer Pulumi waits for. */
  readonly requestedAt: string;
  /** The condition that Pulumi waits for, as its annotation has it. */
  readonly condition: string;
  /** Returns true for an object that will not become ready. */
  readonly isHopeless: (live: LiveObject) => boolean;
}

/**
 * Ends Pulumi's wait for an object, unless there is hope for it by now: the provider knows no condition that makes a
 * wait fail, but the wait ends when its annotation is gone. The state then has no such annotation either, so that the next
 * `up` updates the object. The other request keeps this status from being taken for the answer to that update.
 *
 * @returns true when the wait was ended
 */
export async function endStalledWait(
  client: KubeClient,
  { path, requestedAt, condition, isHopeless }: Wait,
): Promise<boolean> {
  const isOurs = (live: LiveObject) => live.metadata.annotations?.[WAIT_FOR] === condition && isHopeless(live);
  // The provider ignores an object whose status is of an earlier generation, and kustomize-controller writes the present
  // one to the condition only where a source in another namespace or a feature is not allowed.
  await changeObject(client, { path: `${path}/status`, fieldManager: FIELD_MANAGER }, (read) => {
    const live = read as LiveObject;
    const { generation } = live.metadata;
    return isOurs(live) && live.status?.observedGeneration !== generation
      ? [{ op: "add", path: "/status/observedGeneration", value: generation }]
      : [];
  });
  let isEnded = false;
  await changeObject(client, { path, fieldManager: FIELD_MANAGER }, (read) => {
    isEnded = isOurs(read as LiveObject);
    return isEnded
      ? [
          { op: "remove", path: annotationPath(WAIT_FOR) },
          { op: "replace", path: annotationPath(REQUESTED_AT), value: `${requestedAt}-stalled` },
        ]
      : [];
  });
  return isEnded;
}
