import { KUSTOMIZER } from "../controllers";
import type { KubernetesObject } from "../kubernetes-object";
import type { MergePatch } from "../patches/patch";

/**
 * The patch by which the cluster's own Kustomization keeps the rights of kustomize-controller, whatever the default service
 * account of the tenants' is: Flux could not apply itself without them.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 */
export function syncPatch({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): MergePatch {
  return { merge: { apiVersion, kind, metadata: { name, namespace }, spec: { serviceAccountName: KUSTOMIZER } } };
}
