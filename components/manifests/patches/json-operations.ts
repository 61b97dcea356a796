/**
 * Returns true for operations that kustomize cannot read: it takes a text that begins with a bracket for JSON, and only another one for
 * YAML.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/api/v0.21.1/api/internal/builtins/PatchTransformer.go (`jsonPatchFromBytes`)
 */
export function isMisreadAsJson(text: string): boolean {
  if (!text.startsWith("[")) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

/** The rule for such operations, and the way out. */
export const JSON_OPERATIONS =
  'must be JSON where it begins with "[", because kustomize then reads it as JSON and not as YAML. Begin each operation on a line of its own ' +
  "with `- op:`, or write JSON.";
