import type * as pulumi from "@pulumi/pulumi";

import type { SyncObjects } from "../cluster/sync-objects";
import { BootstrapError } from "../errors";
import { qualifiedName } from "../manifests/kubernetes-object";
import { kustomizationPath } from "../preflight/followed-source";
import type { BootstrapContext } from "./context";

/**
 * Confirms that the cluster has the Kustomization of the state. In a cluster that was made anew, or after a destroy that was
 * killed, everything is in the state and nothing in the cluster, and Pulumi would report that nothing has to be changed. The
 * cluster is asked again only when it did not have it at the start.
 */
export function confirmRoot(
  objects: pulumi.Output<SyncObjects | undefined>,
  { options: { sync }, withoutRoot }: BootstrapContext,
): void {
  // The id is known when the state has the object; in a preview that creates it, it is not.
  objects
    .apply((found) => found?.kustomization.id)
    .apply(async (id) => {
      const client = id === undefined ? undefined : await withoutRoot;
      if (client === undefined) return;
      if ((await client.request(kustomizationPath(sync.namespace, sync.name))) !== undefined) return;
      throw new BootstrapError(
        `The state has the Kustomization ${qualifiedName(sync)}, and the cluster does not: it was made anew, it is another one, or a destroy ` +
          "did not get to its end. Run `pulumi up --refresh` to bootstrap this cluster, or use the kubeconfig of the cluster that is meant.",
      );
    });
}
