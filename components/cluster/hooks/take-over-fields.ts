import * as pulumi from "@pulumi/pulumi";

import { hookName } from "../../pulumi/hooks";
import { valueOf } from "../../pulumi/resolve-output";
import { FLUX, asFluxApplies } from "../as-flux-applies";
import { objectClient, type DeclaredObject } from "./live-object";

/**
 * Applies an object in Flux's name before Pulumi changes it. What the program leaves out is taken away by that: Flux may own it too,
 * and would keep it until it has applied a commit without it, which it may never reach because of that very field.
 */
export function applyAsFlux(name: string, kind: string, component: pulumi.Resource): pulumi.ResourceHook {
  return new pulumi.ResourceHook(hookName(`${name}-${kind}-as-flux`), async ({ newInputs }) => {
    try {
      const declared = (await valueOf(pulumi.output(newInputs))) as DeclaredObject;
      const object = await objectClient(declared, component);
      const live = await object.read();
      const applied = live && asFluxApplies(declared, live.metadata);
      if (applied !== undefined) await object.apply(FLUX, applied);
    } catch (error) {
      // Most changes leave nothing out; those that do may go through all the same.
      const reason = error instanceof Error ? error.message : String(error);
      void pulumi.log.warn(
        `What the program leaves out of the ${kind} may stay, as Flux may own it too: ${reason}`,
        component,
      );
    }
  });
}
