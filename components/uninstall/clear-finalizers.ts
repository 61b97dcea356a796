import { kindInfo } from "../flux-api/kinds";
import { FIELD_MANAGER } from "../kube/annotations";
import { changeObject } from "../kube/change-object";
import { kubeClient, requestedAccess, type AccessOptions, type KubeClient } from "../kube/kube-client";
import { objectPath } from "../kube/object-path";
import type { ControllerDeployment, FluxObject, ObjectRef } from "../status/flux-object";
import { isDeploymentOf, readControllers, readFluxObjects } from "../status/read-objects";

/** The cluster, and whether it is changed. */
export interface ClearFinalizersOptions extends AccessOptions {
  /**
   * Only reports what would be cleared.
   * @defaultValue false
   */
  readonly dryRun?: boolean;
}

/** An object with a finalizer of Flux. */
export interface FinalizedObject extends ObjectRef {
  readonly controller: string;
  /** True when the controller is available: it clears the finalizer itself as soon as somebody deletes the object. */
  readonly controllerRuns: boolean;
}

/**
 * Removes Flux's finalizers from every object of Flux whose controller does not run, so that the object can be deleted.
 * What the object has applied stays in the cluster, and finalizers of others stay on the object.
 *
 * @returns every object that had such a finalizer, also those that keep it
 * @throws ClusterError when the cluster cannot be asked or changed
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export async function clearFinalizers({
  dryRun = false,
  ...access
}: ClearFinalizersOptions): Promise<FinalizedObject[]> {
  const client = await kubeClient(requestedAccess(access));
  const [objects, controllers] = await Promise.all([readFluxObjects(client), readControllers(client)]);
  const finalized = objects.filter(hasFinalizer).map((object) => ({ object, found: describe(object, controllers) }));
  if (!dryRun)
    for (const { object, found } of finalized) if (!found.controllerRuns) await clear(client, object, found.resource);
  return finalized.map(({ found: { resource: _, ...found } }) => found);
}

function describe(
  { kind, metadata: { namespace, name } }: FluxObject,
  deployments: readonly ControllerDeployment[],
): FinalizedObject & { readonly resource: string } {
  const { controller = "", resource = "" } = kindInfo(kind) ?? {};
  const controllerRuns = deployments.some(
    ({ metadata, status }) => isDeploymentOf(controller, metadata.name) && (status?.availableReplicas ?? 0) > 0,
  );
  return { kind, namespace, name, controller, controllerRuns, resource };
}

/** All of Flux's controllers use `finalizers.fluxcd.io`. */
function isOfFlux(finalizer: string): boolean {
  return /(^|\.)fluxcd\.io(\/|$)/.test(finalizer);
}

function hasFinalizer({ metadata }: FluxObject): boolean {
  return metadata.finalizers?.some(isOfFlux) === true;
}

async function clear(client: KubeClient, object: FluxObject, resource: string): Promise<void> {
  const path = objectPath(object.apiVersion, resource, object.metadata);
  await changeObject(client, { path, fieldManager: FIELD_MANAGER }, (live) => {
    const found = live as FluxObject;
    if (!hasFinalizer(found)) return [];
    const value = found.metadata.finalizers?.filter((one) => !isOfFlux(one));
    return [{ op: "replace", path: "/metadata/finalizers", value }];
  });
}
