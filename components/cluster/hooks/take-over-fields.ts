import * as pulumi from "@pulumi/pulumi";

import { ConflictError } from "../../kube/cluster-error";
import type { KubeClient } from "../../kube/kube-client";
import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { FLUX, removedFields, withoutFluxOwning, type FieldPath } from "./field-ownership";
import { hookClient, objectPath, type DeclaredObject, type LiveObject } from "./live-object";

const ATTEMPTS = 5;

/**
 * Removes Flux's ownership of the fields that the program no longer declares, before Pulumi removes these fields: a
 * field stays as long as somebody owns it, and Flux would own it until it has applied a commit without it, which it may
 * never reach because of that very field. Fields that others have added stay theirs, and an update that removes no
 * field sends no request to the cluster.
 */
export function takeOverFields(target: HookTarget): pulumi.ResourceHook {
  const { name, kind, component } = target;
  return resourceHook(`${name}-${kind}-take-over`, async ({ oldInputs, newInputs, oldOutputs }) => {
    try {
      const [before, declared] = await resolveOutput(pulumi.all([pulumi.output(oldInputs), pulumi.output(newInputs)]));
      const removed = removedFields(fieldsOf(before as DeclaredObject), fieldsOf(declared as DeclaredObject));
      if (removed.length === 0) return;
      const access = await clusterAccess(target);
      if (access === undefined) return;
      const { metadata } = ((await resolveOutput(pulumi.output(oldOutputs))) ?? {}) as Partial<DeclaredObject>;
      const object = { path: objectPath(declared as DeclaredObject), uid: metadata?.uid };
      await letFluxGo(await hookClient(access), object, removed);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void pulumi.log.warn(
        `Fields that ${kind} no longer declares may stay, as Flux may own them too: ${reason}`,
        component,
      );
    }
  });
}

/** The parts of an object that a file in Git has too. */
function fieldsOf({ metadata, spec }: DeclaredObject): object {
  return { metadata: { labels: metadata.labels ?? {}, annotations: metadata.annotations ?? {} }, spec };
}

/**
 * Changes the owners of the fields, and no field: the object stays valid at every moment, and its controller has
 * nothing to do.
 *
 * @param object the path of the object, and the UID of the one that Pulumi has created: an object of the same name in
 * another cluster has another UID
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields
 */
async function letFluxGo(
  client: KubeClient,
  object: { readonly path: string; readonly uid: string | undefined },
  removed: readonly FieldPath[],
): Promise<void> {
  const { path, uid } = object;
  for (let attempt = 1; ; attempt++) {
    const live = (await client.request(path)) as LiveObject | undefined;
    if (live === undefined) return;
    const { managedFields = [], resourceVersion } = live.metadata;
    if (uid === undefined || live.metadata.uid !== uid) throw new Error("it is not the object that Pulumi has created");
    const value = withoutFluxOwning(managedFields, removed);
    if (value === undefined) return;
    try {
      await client.patch(path, FLUX, [
        { op: "replace", path: "/metadata/managedFields", value },
        { op: "replace", path: "/metadata/resourceVersion", value: resourceVersion },
      ]);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === ATTEMPTS) throw error;
    }
  }
}
