import type * as pulumi from "@pulumi/pulumi";

import type { SyncObjects } from "../cluster/sync-objects";
import type { TypedResource } from "../cluster/typed-resource";
import { BootstrapError } from "../errors";
import { ignoreClusterError } from "../kube/cluster-error";
import type { KubeReader } from "../kube/kube-client";
import { qualifiedName } from "../manifests/kubernetes-object";
import { knownValue } from "../pulumi/resolve-output";
import type { BootstrapContext } from "./context";
import { declaredObject, pathOf } from "./import-existing";

/** A resource of an object of Kubernetes, of any class. */
type KubernetesResource = Pick<TypedResource, "id" | "apiVersion" | "kind" | "metadata">;

/** Number of objects that an error names. */
const SHOWN = 5;

/**
 * Confirms that the cluster has the objects of the state. In a cluster that was made anew, or after a destroy that did not get to
 * its end, the state has objects that the cluster does not have, and Pulumi would report that nothing has to be changed, or wait for
 * controllers in vain. The cluster is asked only when it had no Kustomization at the start.
 *
 * @param objects the objects that Flux follows, when there is something to follow
 */
export function confirmPresent(
  { cluster }: BootstrapContext,
  controllers: pulumi.Output<readonly KubernetesResource[]>,
  objects: pulumi.Output<SyncObjects | undefined>,
): void {
  const confirm = async (resources: readonly KubernetesResource[]): Promise<void> => {
    const known = await cluster;
    if (known === undefined || known.hasRoot) return;
    const names = await Promise.all(resources.map((resource) => missingName(resource, known.client)));
    const missing = names.filter((name) => name !== undefined);
    if (missing.length === 0) return;
    const shown = [...missing.slice(0, SHOWN), ...(missing.length > SHOWN ? ["others"] : [])].join(", ");
    throw new BootstrapError(
      `The state has objects that the cluster does not have: ${shown}. The cluster was made anew, it is another one, or a destroy did not ` +
        "get to its end. Run `pulumi up --refresh` to bootstrap this cluster, or use the kubeconfig of the cluster that is meant.",
    );
  };
  controllers.apply((all) => confirm(all).catch(ignoreClusterError));
  objects.apply((found) => (found ? confirm([found.kustomization]).catch(ignoreClusterError) : undefined));
}

/** Returns the name of an object that the state has and the cluster has not; undefined for any other. */
async function missingName(
  { id, apiVersion, kind, metadata }: KubernetesResource,
  client: KubeReader,
): Promise<string | undefined> {
  // The id is known when the state has the object; in a preview that creates it, it is not.
  if ((await knownValue(id)) === undefined) return undefined;
  const object = await declaredObject({ apiVersion, kind, metadata });
  const path = object && pathOf(object);
  if (object === undefined || path === undefined || (await client.request(path)) !== undefined) return undefined;
  return `${object.kind} ${qualifiedName(object.metadata)}`;
}
