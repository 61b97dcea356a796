import * as pulumi from "@pulumi/pulumi";

import { hookName } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { objectClient, type DeclaredObject, type ObjectMetadata } from "./live-object";

/**
 * Applies an object in Flux's name before Pulumi changes it. What the program leaves out is taken away by that: Flux may own it too,
 * and would keep it until it has applied a commit without it, which it may never reach because of that very field.
 */
export function applyAsFlux(name: string, kind: string, component: pulumi.Resource): pulumi.ResourceHook {
  return new pulumi.ResourceHook(hookName(`${name}-${kind}-as-flux`), async ({ newInputs }) => {
    try {
      const declared = (await resolveOutput(pulumi.output(newInputs))) as DeclaredObject;
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

/** The field manager of kustomize-controller. */
export const FLUX = "kustomize-controller";
/** The labels by which kustomize-controller knows what it has applied. */
const OWNERSHIP = "kustomize.toolkit.fluxcd.io/";
/** Annotations of Pulumi's alone, and not in Git. */
const PULUMI = ["pulumi.com/", "reconcile.fluxcd.io/"];

/**
 * What Flux will apply of an object when it has the commit that says the same as the program.
 *
 * @returns nothing for an object that Flux has not applied yet: it owns none of its fields
 */
export function asFluxApplies(
  { apiVersion, kind, metadata, spec }: DeclaredObject,
  live: ObjectMetadata,
): object | undefined {
  if (!live.managedFields?.some(({ manager }) => manager === FLUX)) return undefined;
  const { name, namespace } = metadata;
  const labels = { ...only(live.labels, (key) => key.startsWith(OWNERSHIP)), ...metadata.labels };
  const annotations = only(metadata.annotations, (key) => !PULUMI.some((prefix) => key.startsWith(prefix)));
  return { apiVersion, kind, metadata: { name, namespace, labels, annotations }, spec };
}

function only(all: Readonly<Record<string, string>> = {}, isWanted: (key: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => isWanted(key)));
}
