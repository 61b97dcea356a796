import { MAX_MANIFEST_LENGTH } from "./bundle";
import { isKubernetesObject, objectFlaw, type KubernetesObject } from "./kubernetes-object";
import { naming } from "./with-context";
import { readData } from "./yaml/read-data";
import { splitDocuments } from "./yaml/documents";

/**
 * The objects of a manifest, in its order.
 *
 * @throws when a document is not plain YAML, or not a Kubernetes object.
 */
export function objectsOf(manifest: string): KubernetesObject[] {
  if (manifest.length > MAX_MANIFEST_LENGTH) {
    throw new Error(`the manifest is larger than ${MAX_MANIFEST_LENGTH} characters`);
  }
  return splitDocuments(manifest).map((text, index) => objectOf(text, `document ${index + 1}`));
}

function objectOf(text: string, where: string): KubernetesObject {
  const value = naming(where, () => readData(text));
  if (isKubernetesObject(value)) return value;
  throw new Error(`${where}: ${objectFlaw(value) ?? "not a Kubernetes object"}`);
}
