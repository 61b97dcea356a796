import { COMPLETE_IN, MADE_BY } from "../kube/annotations";
import type { KubeReader } from "../kube/kube-client";
import { objectPath } from "../kube/object-path";
import type { InstalledFlux } from "./findings/installed-flux";
import { kustomizationPath } from "./followed-source";
import type { AnyObject } from "./kube-objects";
import { managed, readDeployments, readFluxInstances } from "./read-cluster";

/**
 * Reads the Flux that is installed in a cluster, with four requests.
 *
 * @param sync the name of the Kustomization that follows the source
 * @throws ClusterError when the cluster cannot be asked
 */
export async function findFlux(
  client: KubeReader,
  sync: { readonly namespace: string; readonly name: string },
): Promise<InstalledFlux> {
  const [namespace, root, deployments, fluxInstances] = await Promise.all([
    client.request(objectPath("v1", "namespaces", { name: sync.namespace })) as Promise<AnyObject | undefined>,
    client.request(kustomizationPath(sync.namespace, sync.name)) as Promise<AnyObject | undefined>,
    readDeployments(client),
    readFluxInstances(client),
  ]);
  return {
    namespaceBeingDeleted: namespace?.metadata.deletionTimestamp === undefined ? undefined : sync.namespace,
    root: root && managed("Kustomization", root),
    madeBy: root?.metadata.annotations?.[MADE_BY],
    completeIn: root?.metadata.annotations?.[COMPLETE_IN],
    deployments: deployments.map((one) => managed("Deployment", one)),
    fluxInstances,
  };
}
