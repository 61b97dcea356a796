import { withAnnotations, withLabels, type LabelChange, type Pairs } from "./common-metadata";
import {
  isImageChange,
  isReplicaChange,
  withImages,
  withReplicas,
  type ImageChange,
  type ReplicaChange,
} from "./deployment-changes";
import { isRecord } from "./is-record";
import type { KubernetesObject } from "./kubernetes-object";
import { readKustomization } from "./kustomization-file";
import { applyTo, type NamedPatch } from "./patches/apply-patches";
import { isMisreadAsJson } from "./patches/json-operations";
import type { Patch, PatchTarget } from "./patches/patch";
import { readPatches } from "./patches/read-patch";
import { selectedBy } from "./patches/select";

/**
 * The changes of a `kustomization.yaml` that a person wrote, as far as they can be applied here, in the order in which kustomize
 * applies them.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/api/v0.21.1/api/internal/target/kusttarget.go (`configureBuiltinTransformers`)
 */
export interface KeptChanges {
  readonly patches: readonly NamedPatch[];
  readonly labels: readonly LabelChange[];
  readonly annotations: Pairs;
  /** The patches of `patchesJson6902`. */
  readonly laterPatches: readonly NamedPatch[];
  readonly replicas: readonly ReplicaChange[];
  readonly images: readonly ImageChange[];
  /** The parts that only Flux applies, for messages. */
  readonly others: readonly string[];
}

/** A patch as a kustomization names it: its text, or the file with it. */
interface PatchEntry {
  readonly origin: string;
  readonly text?: string;
  readonly file?: string;
  readonly target?: PatchTarget;
}

/** The fields that change nothing of the objects, are read elsewhere, or are checked (`unsuitableKustomization`). */
const OTHER_FIELDS = ["apiVersion", "kind", "metadata", "resources", "namespace", "namePrefix", "nameSuffix"];
const PATCH_FIELDS = ["patchesStrategicMerge", "patches"];
const LATER_PATCH_FIELDS = ["patchesJson6902"];
const VALUE_FIELDS = ["labels", "commonLabels", "commonAnnotations", "replicas", "images"];
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...OTHER_FIELDS,
  ...PATCH_FIELDS,
  ...LATER_PATCH_FIELDS,
  ...VALUE_FIELDS,
]);

/** Returns the files that the patches of a `kustomization.yaml` are in, as it names them. */
export function patchFiles(kustomization: string): string[] {
  return entriesOf(dataOf(kustomization), [...PATCH_FIELDS, ...LATER_PATCH_FIELDS]).flatMap(({ file }) =>
    file === undefined ? [] : [file],
  );
}

/**
 * Reads the changes of a `kustomization.yaml`.
 *
 * @param read returns the text of a file that {@link patchFiles} names; undefined when there is none
 */
export function keptChanges(kustomization: string, read: (file: string) => string | undefined): KeptChanges {
  const data = dataOf(kustomization);
  const { commonLabels, commonAnnotations } = data;
  const others = Object.keys(data).filter((field) => !KNOWN_FIELDS.has(field));
  const patchesOf = (fields: readonly string[]): NamedPatch[] =>
    entriesOf(data, fields).flatMap(({ origin, text, file, target }): NamedPatch[] => {
      try {
        const whole = text ?? (file === undefined ? undefined : read(file));
        if (whole === undefined) throw new Error("the file cannot be read");
        const named = readPatches(whole, target).map((patch) => ({ origin, patch }));
        for (const { patch } of named) selectedBy(patch); // a target that is no regular expression
        return named;
      } catch {
        others.push(origin);
        return [];
      }
    });
  const itemsOf = <T>(field: string, accepts: (item: unknown) => item is T): T[] =>
    itemsIn(data, field).flatMap(({ origin, item }) => {
      if (accepts(item)) return [item];
      others.push(origin);
      return [];
    });
  const pairsOf = (field: string, value: unknown): Pairs => {
    if (value === undefined || value === null || isPairs(value)) return value ?? {};
    others.push(field);
    return {};
  };
  return {
    patches: patchesOf(PATCH_FIELDS),
    labels: [
      ...itemsOf("labels", isLabelChange),
      { pairs: pairsOf("commonLabels", commonLabels), includeSelectors: true },
    ].filter(({ pairs }) => Object.keys(pairs).length > 0),
    annotations: pairsOf("commonAnnotations", commonAnnotations),
    laterPatches: patchesOf(LATER_PATCH_FIELDS),
    replicas: itemsOf("replicas", isReplicaChange),
    images: itemsOf("images", isImageChange),
    others,
  };
}

/** Returns the origins of the operations that kustomize cannot read; it trims the texts of `patches` alone. */
export function misreadPatches(kustomization: string, read: (file: string) => string | undefined): string[] {
  return entriesOf(dataOf(kustomization), ["patches", ...LATER_PATCH_FIELDS]).flatMap(({ origin, text, file }) => {
    const inline = origin.startsWith("patches[") ? text?.trim() : text;
    return isMisreadAsJson(inline ?? (file === undefined ? undefined : read(file)) ?? "") ? [origin] : [];
  });
}

/** Returns the objects that the changes delete, each with the origin of the patch that does. */
export function deletedObjects(
  objects: readonly KubernetesObject[],
  { patches }: Pick<KeptChanges, "patches">,
): { readonly object: KubernetesObject; readonly origin: string }[] {
  return objects.flatMap((object) => {
    const deleting = patches.find(({ patch }) => deletes(patch) && selectedBy(patch)(object));
    return deleting === undefined ? [] : [{ object, origin: deleting.origin }];
  });
}

function deletes(patch: Patch): boolean {
  return "merge" in patch && patch.merge["$patch"] === "delete";
}

/**
 * Returns the objects without those that the changes delete; the namespace, the definitions and the Deployments stay, without which
 * Flux does not run.
 */
export function withoutDeleted(
  objects: readonly KubernetesObject[],
  changes: Pick<KeptChanges, "patches">,
): readonly KubernetesObject[] {
  const deleted = new Set(deletedObjects(objects, changes).map(({ object }) => object));
  return objects.filter((object) => !isDispensable(object) || !deleted.has(object));
}

/** Accepts an object without which Flux runs. */
export function isDispensable({ kind }: KubernetesObject): boolean {
  return !INDISPENSABLE.has(kind);
}

const INDISPENSABLE: ReadonlySet<string> = new Set(["Namespace", "CustomResourceDefinition", "Deployment"]);

/** Applies the changes to an object as kustomize will, except for those that cannot be applied to it or delete it. */
export function withKeptChanges(object: KubernetesObject, changes: KeptChanges): KubernetesObject {
  const { patches, labels, annotations, laterPatches, replicas, images } = changes;
  const labelled = labels.reduce(withLabels, withPatches(object, patches));
  const annotated = Object.keys(annotations).length === 0 ? labelled : withAnnotations(labelled, annotations);
  const patched = withPatches(annotated, laterPatches);
  return patched.kind === "Deployment" ? withImages(withReplicas(patched, replicas), images) : patched;
}

function withPatches(object: KubernetesObject, patches: readonly NamedPatch[]): KubernetesObject {
  return patches.reduce((current, patch) => {
    try {
      return applyTo(current, [patch]);
    } catch {
      return current;
    }
  }, object);
}

function dataOf(kustomization: string): Readonly<Record<string, unknown>> {
  const data = readKustomization(kustomization);
  return isRecord(data) ? data : {};
}

/** The entries in the order in which kustomize applies them. */
function entriesOf(data: Readonly<Record<string, unknown>>, fields: readonly string[]): PatchEntry[] {
  return fields.flatMap((field) => itemsIn(data, field).map(({ origin, item }) => entryOf(item, origin)));
}

function itemsIn(data: Readonly<Record<string, unknown>>, field: string): { origin: string; item: unknown }[] {
  const list = data[field];
  return Array.isArray(list)
    ? list.map((item: unknown, index) => ({ origin: `${field}[${String(index)}]`, item }))
    : [];
}

function entryOf(item: unknown, origin: string): PatchEntry {
  if (typeof item === "string") return item.includes("\n") ? { origin, text: item } : { origin, file: item };
  if (!isRecord(item)) return { origin };
  const { patch, path, target } = item;
  return {
    origin,
    ...(typeof patch === "string" ? { text: patch } : typeof path === "string" ? { file: path } : {}),
    ...(isRecord(target) ? { target: target } : {}),
  };
}

function isPairs(value: unknown): value is Pairs {
  return isRecord(value) && Object.values(value).every((item) => typeof item === "string");
}

/** Accepts labels for the usual fields; those for `fields` are left to Flux. */
function isLabelChange(value: unknown): value is LabelChange {
  return isRecord(value) && isPairs(value["pairs"]) && value["fields"] === undefined;
}
