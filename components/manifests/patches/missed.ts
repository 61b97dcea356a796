import { COMPONENTS } from "../controllers";
import type { KubernetesObject } from "../kubernetes-object";
import { nearest } from "../nearest";
import type { MergePatch, Patch, PatchTarget } from "./patch";
import { selectedBy } from "./select";

/** Explains why a patch is for none of the objects, and what to do. */
export function explainMissed(patch: Patch, objects: readonly KubernetesObject[]): string {
  return "operations" in patch || patch.target !== undefined
    ? missedTarget(patch, patch.target ?? {}, objects)
    : missedName(patch, objects);
}

function missedTarget(patch: Patch, target: PatchTarget, objects: readonly KubernetesObject[]): string {
  const { name = "" } = target;
  const absent = notInstalled(name, objects);
  if (absent !== undefined) return absent;
  const fields = Object.keys(target) as (keyof PatchTarget)[];
  for (const field of fields) {
    const { [field]: text = "", ...others } = target;
    const left = objects.filter(selectedBy({ ...patch, target: others }));
    if (left.length === 0) continue;
    const meant =
      field === "name"
        ? nearest(
            text,
            left.map(({ metadata }) => metadata.name),
          )
        : undefined;
    if (meant !== undefined) return `Did you mean ${JSON.stringify(meant)} by target.name?`;
    return `Only target.${field}, ${JSON.stringify(text)}, does not fit: without it, it is for ${listed(left)}.`;
  }
  return "Each field of its target is a regular expression of Go that must fit the whole value.";
}

function missedName({ merge }: MergePatch, objects: readonly KubernetesObject[]): string {
  const { name, namespace } = merge["metadata"] as { readonly name: string; readonly namespace?: string };
  const [apiVersion, kind] = [merge["apiVersion"] as string, merge["kind"] as string];
  const ofKind = objects.filter((object) => object.kind === kind);
  const named = ofKind.find(({ metadata }) => metadata.name === name);
  if (named !== undefined) {
    if (named.apiVersion !== apiVersion)
      return `The apiVersion of ${kind} ${name} is ${named.apiVersion}, not ${apiVersion}.`;
    const actual = named.metadata.namespace;
    return actual === undefined
      ? `${kind} ${name} has no metadata.namespace. Remove it from the patch.`
      : `The metadata.namespace of ${kind} ${name} is ${actual}, not ${namespace ?? "left out"}.`;
  }
  const absent = notInstalled(name, objects);
  if (absent !== undefined) return absent;
  const meant = nearest(
    name,
    ofKind.map(({ metadata }) => metadata.name),
  );
  if (meant !== undefined) return `Did you mean ${kind} ${meant}?`;
  const otherKind = nearest(
    kind,
    objects.map((object) => object.kind),
  );
  if (ofKind.length === 0 && otherKind !== undefined) return `Did you mean the kind ${otherKind}?`;
  return "Its apiVersion, kind, metadata.name and metadata.namespace must be those of an object, or it requires a target.";
}

function notInstalled(name: string, objects: readonly KubernetesObject[]): string | undefined {
  if (!COMPONENTS.includes(name) || objects.some(({ metadata }) => metadata.name === name)) return undefined;
  return `${name} is not installed. Add it to components or componentsExtra, or remove the patch.`;
}

const LONGEST = 3;

function listed(objects: readonly KubernetesObject[]): string {
  const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const more = names.length - LONGEST;
  return `${names.slice(0, LONGEST).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}
