import * as pulumi from "@pulumi/pulumi";

import type { KubeClient } from "../../kube/kube-client";
import { qualifiedName } from "../../manifests/kubernetes-object";
import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { typedPath, type TypedResource } from "../typed-resource";
import { changeOwnership } from "./change-ownership";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { ownedByFlux } from "./field-ownership";
import { hookClient } from "./live-object";

/**
 * Leaves the fields of objects to Flux alone, once Flux has applied them: a field stays as long as somebody owns it, so
 * what disappears from Git would stay in the cluster if whoever has created the object owned it too. Objects that Flux
 * does not apply keep their owners.
 *
 * @param target the Kustomization that applies them
 */
export function handOver(target: HookTarget, objects: pulumi.Output<readonly TypedResource[]>): pulumi.ResourceHook {
  const { name, kind, component } = target;
  return resourceHook(`${name}-${kind}-hand-over`, async () => {
    const access = await clusterAccess(target);
    if (access === undefined) return;
    const client = await hookClient(access);
    await leaveToFlux(client, await inState(objects), component);
  });
}

/** An object that is handed over to Flux. */
export type HandedOver = Parameters<typeof typedPath>[0] & { readonly metadata: { readonly uid?: string | undefined } };

/** Returns the objects as the state has them. */
export async function inState(objects: pulumi.Output<readonly TypedResource[]>): Promise<readonly HandedOver[]> {
  const resources = await resolveOutput(objects);
  return resolveOutput(pulumi.all(resources.map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, metadata }))));
}

/** Leaves to Flux what it has applied, and warns of what could not be left to it. */
export async function leaveToFlux(
  client: KubeClient,
  objects: readonly HandedOver[],
  component: pulumi.Resource,
): Promise<void> {
  const failures = (await Promise.all(objects.map((object) => leaveOneToFlux(client, object)))).flat();
  if (failures.length === 0) return;
  await pulumi.log.warn(
    `Pulumi still owns fields of these objects, which stay when they disappear from Git until the next change is committed:\n${failures.join("\n")}`,
    component,
  );
}

/** Returns the reason in a list when it fails. */
async function leaveOneToFlux(client: KubeClient, object: HandedOver): Promise<string[]> {
  const { uid } = object.metadata;
  try {
    await changeOwnership(client, { path: typedPath(object), uid }, ownedByFlux);
    return [];
  } catch (error) {
    return [
      `- ${object.kind} ${qualifiedName(object.metadata)}: ${error instanceof Error ? error.message : String(error)}`,
    ];
  }
}
