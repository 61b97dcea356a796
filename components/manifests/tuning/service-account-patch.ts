import type { KubernetesObject } from "../kubernetes-object";
import type { MergePatch } from "../patches/patch";
import type { ControllerOptions } from "../customization/options";

/** The patch that annotates a controller's service account; nothing when there are no annotations. */
export function serviceAccountPatch(
  { apiVersion, kind, metadata: { name, namespace } }: KubernetesObject,
  { serviceAccountAnnotations: annotations }: ControllerOptions,
): MergePatch | undefined {
  if (Object.keys(annotations).length === 0) return undefined;
  return { merge: { apiVersion, kind, metadata: { annotations, name, namespace } } };
}
