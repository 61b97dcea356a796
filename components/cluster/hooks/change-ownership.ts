import { changeObject } from "../../kube/change-object";
import type { KubeClient } from "../../kube/kube-client";
import { FLUX } from "./field-ownership";
import type { LiveObject, ManagedFields } from "./live-object";

/**
 * Changes the owners of an object's fields, and no field: the object stays valid at every moment, and its controller has
 * nothing to do.
 *
 * @param object the path of the object, and the UID of the one that Pulumi has created: an object of the same name in
 * another cluster has another UID
 * @param change returns the new owners; undefined when they may stay as they are
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields
 */
export async function changeOwnership(
  client: KubeClient,
  object: { readonly path: string; readonly uid: string | undefined },
  change: (managedFields: readonly ManagedFields[]) => readonly ManagedFields[] | undefined,
): Promise<void> {
  const { path, uid } = object;
  await changeObject(client, { path, fieldManager: FLUX }, (live) => {
    const { metadata } = live as LiveObject;
    if (uid === undefined || metadata.uid !== uid) throw new Error("it is not the object that Pulumi has created");
    const value = change(metadata.managedFields ?? []);
    return value === undefined ? [] : [{ op: "replace", path: "/metadata/managedFields", value }];
  });
}
