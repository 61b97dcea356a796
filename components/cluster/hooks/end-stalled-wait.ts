import { changeObject } from "../../kube/change-object";
import { annotationPath, FIELD_MANAGER, REQUESTED_AT, WAIT_FOR } from "../../kube/annotations";
import type { KubeClient } from "../../kube/kube-client";
import type { LiveObject } from "./live-object";

/**
 * Returns true when the controller has handled this very request for the present spec, and will not try again by itself:
 * the condition of an earlier request or spec says nothing about this one.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#stalled-helmrelease
 */
export function isStalled({ metadata, status = {} }: LiveObject, requestedAt: string): boolean {
  const { generation, annotations = {} } = metadata;
  const isHandled = annotations[REQUESTED_AT] === requestedAt && status.lastHandledReconcileAt === requestedAt;
  const stalled = status.conditions?.find(({ type }) => type === "Stalled");
  const { observedGeneration = status.observedGeneration } = stalled ?? {};
  return isHandled && stalled?.status === "True" && observedGeneration === generation;
}

/** The wait for an object. */
interface Wait {
  /** The path of the object in the API. */
  readonly path: string;
  /** The request whose answer Pulumi waits for. */
  readonly requestedAt: string;
  /** The condition that Pulumi waits for, as its annotation has it. */
  readonly condition: string;
}

/**
 * Ends Pulumi's wait for an object, unless the object is no longer stalled: the provider knows no condition that makes a
 * wait fail, but the wait ends when its annotation is gone. The state then has no such annotation either, so that the next
 * `up` updates the object. The other request keeps this status from being taken for the answer to that update.
 *
 * @returns true when the wait was ended
 */
export async function endStalledWait(client: KubeClient, { path, requestedAt, condition }: Wait): Promise<boolean> {
  const isOurs = (live: LiveObject) =>
    live.metadata.annotations?.[WAIT_FOR] === condition && isStalled(live, requestedAt);
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
