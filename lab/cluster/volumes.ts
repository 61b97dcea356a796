import type { ApiClient } from "./api-client";

/** How many claims a cluster can serve. */
const VOLUMES = 8;

/**
 * Gives a cluster volumes, so that claims are bound as in a real one when their pods start. Nothing is ever stored in them:
 * what a pod of Flux keeps on a claim is in the cluster's directory, and other pods do not really run.
 */
export async function provideVolumes(api: ApiClient): Promise<void> {
  const storageClassName = "lab";
  await api.request("/apis/storage.k8s.io/v1/storageclasses", {
    method: "POST",
    body: {
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name: storageClassName, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      provisioner: "kubernetes.io/no-provisioner",
      volumeBindingMode: "WaitForFirstConsumer",
    },
  });
  const volumes = Array.from({ length: VOLUMES }, (_, index) => ({
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: `lab-${index + 1}` },
    spec: {
      storageClassName,
      accessModes: ["ReadWriteOnce", "ReadWriteMany"],
      capacity: { storage: "100Gi" },
      hostPath: { path: "/nonexistent" },
    },
  }));
  await Promise.all(volumes.map((body) => api.request("/api/v1/persistentvolumes", { method: "POST", body })));
}
