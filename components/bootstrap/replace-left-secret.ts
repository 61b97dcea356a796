import type * as pulumi from "@pulumi/pulumi";

import { isManagedByPulumi } from "../cluster/hooks/field-ownership";
import type { LiveObject } from "../cluster/hooks/live-object";
import { objectPath, type ObjectName } from "../kube/object-path";
import { resourceHook, supportsResourceHooks } from "../pulumi/hooks";
import { clientOf } from "./look-for-flux";

/**
 * Deletes a Secret that a run of this stack that was killed has left, before it is created again: one that exists cannot be
 * imported, because the provider replaces a Secret whose data changes, and refuses to replace what it imports. Where a Flux
 * is adopted with credentials of its own, these replace the Secret of others.
 *
 * @param adopt true to delete a Secret of others too
 * @param mayBeLeft returns true when a run of this stack was killed
 * @returns the hook before a Secret is created; undefined where the engine has no hooks, or is a mock
 */
export function replaceLeftSecret(
  name: string,
  component: pulumi.Resource,
  { adopt, mayBeLeft }: { readonly adopt: boolean; readonly mayBeLeft: () => Promise<boolean> },
): pulumi.ResourceHook | undefined {
  if (!supportsResourceHooks()) return undefined;
  return resourceHook(`${name}-left-secret`, async ({ newInputs }) => {
    const { kind, metadata } = newInputs as { readonly kind?: string; readonly metadata: ObjectName };
    if (kind !== "Secret" || (!adopt && !(await mayBeLeft()))) return;
    const client = await clientOf(component, { quietly: true });
    if (client === undefined) return;
    const path = objectPath("v1", "secrets", metadata);
    const live = (await client.request(path)) as LiveObject | undefined;
    if (live !== undefined && (adopt || isManagedByPulumi(live.metadata.managedFields ?? [])))
      await client.delete(path);
  });
}
