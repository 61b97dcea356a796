import { applyPatch } from "rfc6902";
import { isKubernetesObject, objectFlaw, type KubernetesObject } from "../kubernetes-object";
import { naming } from "../with-context";
import type { RenderableObject } from "../yaml/render";
import { explainMissed } from "./missed";
import type { JsonPatch, Patch } from "./patch";
import { selectedBy } from "./select";
import { strategicMerge } from "./strategic-merge";

/** A patch, and its name in errors. */
export interface NamedPatch {
  /** The path of the argument, for errors, e.g. `"patches[1]"`. */
  readonly origin: string;
  readonly patch: Patch;
}

/**
 * The objects as kustomize patches them; those that a patch deletes are left out.
 *
 * @throws when a patch is for none of the objects, cannot be applied, or makes another object of one.
 */
export function applyPatches(objects: readonly KubernetesObject[], patches: readonly NamedPatch[]): KubernetesObject[] {
  return patches.reduce<KubernetesObject[]>(
    (current, { origin, patch }) => {
      const isSelected = naming(origin, () => selectedBy(patch));
      if (!current.some(isSelected))
        throw new Error(`${origin}: is for none of Flux's objects. ${explainMissed(patch, current)}`);
      return current.flatMap((object) => {
        if (!isSelected(object)) return [object];
        const patched = naming(`${origin}, applied to ${object.kind} ${object.metadata.name}`, () =>
          patchedObject(object, patch),
        );
        return patched === undefined ? [] : [patched];
      });
    },
    [...objects],
  );
}

/** One object with the patches for it applied; they must not delete it. */
export function applyTo(object: KubernetesObject, patches: readonly NamedPatch[]): KubernetesObject {
  const own = patches.filter(({ patch }) => selectedBy(patch)(object));
  const [patched] = applyPatches([object], own);
  if (patched !== undefined) return patched;
  throw new Error(
    `${String(own.at(-1)?.origin)}: deletes ${object.kind} ${object.metadata.name}, which Flux cannot run from Git without`,
  );
}

function patchedObject(object: KubernetesObject, patch: Patch): KubernetesObject | undefined {
  if ("operations" in patch) return checked(object, operated(object, patch));
  const { apiVersion, kind, metadata } = object;
  const merged = strategicMerge(object as RenderableObject, patch.merge);
  if (merged === undefined) return undefined;
  // Kustomize restores the name of the object, because a patch with a target may use any.
  const { name, namespace } = metadata;
  const mergedMetadata = { ...(merged["metadata"] as object), name, ...(namespace === undefined ? {} : { namespace }) };
  return checked(object, { ...merged, apiVersion, kind, metadata: mergedMetadata });
}

function operated(object: KubernetesObject, { operations }: JsonPatch): unknown {
  const copy = structuredClone(object);
  const failures = applyPatch(copy, [...operations]);
  const index = failures.findIndex((failure) => failure !== null);
  if (index < 0) return copy;
  throw new Error(
    `operation ${String(index + 1)} (${String(operations[index]?.op)}): ${String(failures[index]?.message)}`,
  );
}

function checked(before: KubernetesObject, after: unknown): KubernetesObject {
  if (!isKubernetesObject(after)) throw new Error(`leaves no Kubernetes object: ${String(objectFlaw(after))}`);
  const identity = ({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject) =>
    JSON.stringify([apiVersion, kind, name, namespace]);
  if (identity(before) !== identity(after)) throw new Error("must not change apiVersion, kind, name or namespace");
  return after;
}
