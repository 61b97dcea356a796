import { createRequire } from "node:module";

import * as pulumi from "@pulumi/pulumi";

import { hookName } from "../hook-name";
import type * as Client from "../kube/kube-client";
import { fluxKind } from "../status/flux-kinds";
import { supportsResourceHooks } from "../supported-hooks";
import { valueOf } from "../value-of";
import { FLUX, asFluxApplies, type DeclaredObject, type ObjectMetadata } from "./as-flux-applies";
import { clusterAccess } from "./cluster-access";

/**
 * Applies an object in Flux's name before Pulumi changes it. What the program leaves out is taken away by that: Flux owns it too,
 * and would keep it until it has applied a commit without it, which it may never reach because of that very field.
 *
 * @returns nothing where the engine has no hooks, or is a mock
 */
export function applyAsFlux(name: string, kind: string, component: pulumi.Resource | undefined): pulumi.ResourceHook | undefined {
  if (component === undefined || !supportsResourceHooks()) return undefined;
  return new pulumi.ResourceHook(hookName(`${name}-${kind}-as-flux`), async ({ newInputs }) => {
    try {
      await apply((await valueOf(pulumi.output(newInputs))) as DeclaredObject, component);
    } catch (error) {
      // Most changes leave nothing out; those that do may go through all the same.
      const reason = error instanceof Error ? error.message : String(error);
      void pulumi.log.warn(`What the program leaves out of the ${kind} may stay, as Flux owns it too: ${reason}`, component);
    }
  });
}

async function apply(declared: DeclaredObject, component: pulumi.Resource): Promise<void> {
  const { apiVersion, kind, metadata } = declared;
  // Loaded late: most runs change nothing. Not by `import()`, which finds no sources of ours.
  const { kubeClient } = createRequire(__filename)("../kube/kube-client") as typeof Client;
  const client = await kubeClient(await clusterAccess(component));
  const path = `/apis/${apiVersion}/namespaces/${metadata.namespace}/${String(fluxKind(kind)?.resource)}/${metadata.name}`;
  const live = (await client.request(path)) as { readonly metadata: ObjectMetadata } | undefined;
  const applied = live && asFluxApplies(declared, live.metadata);
  if (applied !== undefined) await client.apply(path, FLUX, applied);
}
