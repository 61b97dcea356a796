import type { KubernetesObject } from "../kubernetes-object";
import { componentOf, isDeployment } from "./deployment-object";
import type { StorageOptions } from "./options";

/** The component whose artifacts can be stored. */
const STORING = "source-controller";

/**
 * The claims for the volumes of the artifacts: one for each source-controller, shards included, under its name.
 *
 * @see https://fluxcd.io/flux/installation/configuration/vertical-scaling/#persistent-storage-for-flux-internal-artifacts
 */
export function storageClaims(objects: readonly KubernetesObject[], storage: StorageOptions): KubernetesObject[] {
  return objects
    .filter((object) => isDeployment(object) && componentOf(object) === STORING)
    .map(({ metadata: { name, namespace, labels } }) => ({
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: {
        name,
        ...(namespace === undefined ? {} : { namespace }),
        ...(labels === undefined ? {} : { labels }),
      },
      spec: {
        accessModes: [storage.accessMode],
        resources: { requests: { storage: storage.size } },
        ...(storage.storageClassName === undefined ? {} : { storageClassName: storage.storageClassName }),
      },
    }));
}
