import * as pulumi from "@pulumi/pulumi";

import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { changeOwnership } from "./change-ownership";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { removedFields, withoutFluxOwning } from "./field-ownership";
import { hookClient, fluxPath, type DeclaredObject } from "./live-object";

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
      const object = { path: fluxPath(declared as DeclaredObject), uid: metadata?.uid };
      await changeOwnership(await hookClient(access), object, (fields) => withoutFluxOwning(fields, removed));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await pulumi.log.warn(
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
