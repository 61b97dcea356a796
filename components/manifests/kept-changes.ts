import { isRecord } from "./is-record";
import type { KubernetesObject } from "./kubernetes-object";
import { readKustomization } from "./kustomization-file";
import { applyTo, type NamedPatch } from "./patches/apply-patches";
import type { Patch, PatchTarget } from "./patches/patch";
import { readPatches } from "./patches/read-patch";
import { selectedBy } from "./patches/select";

/** The changes of a `kustomization.yaml` that a person wrote, as far as they can be applied here. */
export interface KeptChanges {
  readonly patches: readonly NamedPatch[];
  readonly images: readonly ImageChange[];
  /** The parts that only Flux applies, for messages. */
  readonly others: readonly string[];
}

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/ */
interface ImageChange {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly tagSuffix?: string;
  readonly digest?: string;
}

/** A patch as a kustomization names it: its text, or the file with it. */
interface PatchEntry {
  readonly origin: string;
  readonly text?: string;
  readonly file?: string;
  readonly target?: PatchTarget;
}

/** The fields that change nothing of the objects, or are read here. */
const READ = ["apiVersion", "kind", "metadata", "resources", "images"];
const PATCH_FIELDS = ["patchesStrategicMerge", "patches", "patchesJson6902"];

/** Returns the files that the patches of a `kustomization.yaml` are in, as it names them. */
export function patchFiles(kustomization: string): string[] {
  return entriesOf(dataOf(kustomization)).flatMap(({ file }) => (file === undefined ? [] : [file]));
}

/**
 * Reads the changes of a `kustomization.yaml`.
 *
 * @param read returns the text of a file that {@link patchFiles} names; undefined when there is none
 */
export function keptChanges(kustomization: string, read: (file: string) => string | undefined): KeptChanges {
  const data = dataOf(kustomization);
  const others = Object.keys(data).filter((field) => ![...READ, ...PATCH_FIELDS].includes(field));
  const patches = entriesOf(data).flatMap(({ origin, text, file, target }): NamedPatch[] => {
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
  const { images } = data;
  return { patches, images: Array.isArray(images) ? images.filter(isImageChange) : [], others };
}

/** Returns the objects that the changes delete, with the patch that does. */
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

/** Applies the changes to an object as kustomize will, except for those that cannot be applied to it or delete it. */
export function withKeptChanges(object: KubernetesObject, { patches, images }: KeptChanges): KubernetesObject {
  const patched = patches.reduce((current, patch) => {
    try {
      return applyTo(current, [patch]);
    } catch {
      return current;
    }
  }, object);
  return images.length === 0 || patched.kind !== "Deployment" ? patched : withImages(patched, images);
}

function dataOf(kustomization: string): Readonly<Record<string, unknown>> {
  const data = readKustomization(kustomization);
  return isRecord(data) ? data : {};
}

/** The entries in the order in which kustomize applies them. */
function entriesOf(data: Readonly<Record<string, unknown>>): PatchEntry[] {
  return PATCH_FIELDS.flatMap((field) => {
    const list = data[field];
    return Array.isArray(list) ? list.map((item, index) => entryOf(item, `${field}[${String(index)}]`)) : [];
  });
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

function isImageChange(value: unknown): value is ImageChange {
  return isRecord(value) && typeof value["name"] === "string";
}

interface Container {
  readonly image?: string;
}

/** The spec of a Deployment that people have patched, so that any part may be missing. */
interface PodOwner {
  readonly template?: { readonly spec?: { readonly containers?: Container[]; readonly initContainers?: Container[] } };
}

function withImages(deployment: KubernetesObject, images: readonly ImageChange[]): KubernetesObject {
  const changed = structuredClone(deployment);
  const pod = (changed["spec"] as PodOwner | undefined)?.template?.spec;
  for (const list of [pod?.containers, pod?.initContainers])
    list?.forEach((container, index) => {
      if (container.image !== undefined) list[index] = { ...container, image: renamed(container.image, images) };
    });
  return changed;
}

/** Returns the image as kustomize writes it. */
function renamed(image: string, images: readonly ImageChange[]): string {
  return images.reduce((current, { name, newName, newTag, tagSuffix, digest }) => {
    const [repository = "", tag = "", sha = ""] = /^(.*?)(:[^:/@]*)?(@.*)?$/.exec(current)?.slice(1) ?? [];
    if (repository !== name) return current;
    const newSuffix = [newTag === undefined ? "" : `:${newTag}`, digest === undefined ? "" : `@${digest}`].join("");
    const suffix = newSuffix || (tagSuffix === undefined ? `${tag}${sha}` : `${tag}${tagSuffix}`);
    return `${newName ?? repository}${suffix}`;
  }, image);
}
