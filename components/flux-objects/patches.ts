import type { Problem } from "../errors";
import { isRecord } from "../manifests/is-record";
import { isMisreadAsJson, JSON_OPERATIONS } from "../manifests/patches/json-operations";
import { fieldPath } from "../schemas/value-path";

/**
 * Returns the problems of patches that Flux passes on to kustomize, as far as their texts are known.
 *
 * @param path the path of the list, as the caller typed it
 */
export function patchProblems(path: string, patches: unknown): Problem[] {
  if (!Array.isArray(patches)) return [];
  return patches.flatMap((item: unknown, index) => {
    const text = isRecord(item) ? item["patch"] : undefined;
    return typeof text === "string" && isMisreadAsJson(text.trim())
      ? [{ propertyPath: fieldPath(path, [index, "patch"]), reason: JSON_OPERATIONS }]
      : [];
  });
}
