import type { Operation } from "rfc6902";
import { goScalar } from "../yaml/go-scalar";
import { splitDocuments } from "../yaml/documents";
import { readData } from "../yaml/read-data";
import { isRenderableObject, type Renderable } from "../yaml/render";
import type { Patch, PatchTarget } from "./patch";

const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  add: ["value"],
  remove: [],
  replace: ["value"],
  move: ["from"],
  copy: ["from"],
  test: ["value"],
};

/**
 * Reads patches, of which a text may have several, as documents of YAML.
 *
 * @throws a sentence with the fault of one of them.
 */
export function readPatches(text: string, target?: PatchTarget): Patch[] {
  const documents = splitDocuments(text);
  return documents.length < 2 ? [readPatch(text, target)] : documents.map((document) => readPatch(document, target));
}

/**
 * Reads a patch: a strategic merge patch or a list of JSON 6902 operations, in YAML or JSON.
 *
 * It is read as YAML 1.2 and written again to the kustomization, with quotes where kustomize, which reads parts of it as YAML
 * 1.1, would read something else. Comments are lost.
 *
 * @throws a sentence with the fault of the patch.
 */
export function readPatch(text: string, target?: PatchTarget): Patch {
  const data = readData(text);
  if (Array.isArray(data)) {
    if (target === undefined) throw new Error("a list of JSON 6902 operations requires a target");
    return { operations: data.map((item: unknown, index) => operation(item, index)), target };
  }
  if (!isRenderableObject(data)) throw new Error("must be a strategic merge patch or a list of JSON 6902 operations");
  refuseMisread(data, "");
  for (const field of ["apiVersion", "kind"]) {
    if (typeof data[field] !== "string") throw new Error(`${field}: a strategic merge patch must have it`);
  }
  const { metadata } = data;
  if (!isRenderableObject(metadata) || typeof metadata["name"] !== "string") {
    throw new Error("metadata.name: a strategic merge patch must have it, also when its target names other objects");
  }
  return target === undefined ? { merge: data } : { merge: data, target };
}

function operation(item: unknown, index: number): Operation {
  const where = `operation ${String(index + 1)}`;
  if (!isRenderableObject(item)) throw new Error(`${where}: must be an object with "op" and "path"`);
  const { op, path } = item;
  const needed = typeof op === "string" && Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
  if (typeof op !== "string" || needed === undefined)
    throw new Error(`${where}: op must be one of ${Object.keys(OPERATIONS).join(", ")}`);
  for (const [field, value] of Object.entries({ path, ...("from" in item ? { from: item["from"] } : {}) })) {
    if (typeof value !== "string" || !/^(\/([^~]|~[01])*)+$/.test(value)) {
      throw new Error(
        `${where}: ${field} must be a JSON pointer such as "/spec/template", got ${JSON.stringify(value)}`,
      );
    }
    if (/\/-\d+(\/|$)/.test(value)) throw new Error(`${where}: ${field} must not count from the end of a list`);
  }
  const missing = needed.find((field) => !Object.hasOwn(item, field));
  if (missing !== undefined) throw new Error(`${where}: ${op} requires "${missing}"`);
  // Checked field by field above; the compiler cannot follow that.
  return item as unknown as Operation;
}

// Kubernetes has more directives than kustomize, which would take them for fields; and kustomize loses the quotes of a key
// that is a number without them.
function refuseMisread(value: Renderable, path: string): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value) as [string, Renderable][]) {
    const where = path === "" ? key : `${path}.${key}`;
    if (key.startsWith("$") && key !== "$patch") throw new Error(`${where}: kustomize knows no directive but $patch`);
    if (key === "$patch" && item !== "merge" && item !== "replace" && item !== "delete") {
      throw new Error(`${where}: must be merge, replace or delete, got ${JSON.stringify(item)}`);
    }
    if (!Array.isArray(value) && goScalar(key) !== key)
      throw new Error(`${where}: must be a key that kustomize reads as a string`);
    refuseMisread(item, where);
  }
}
