import { kindAndName, type KubernetesObject } from "./kubernetes-object";
import { kustomizationFile } from "./kustomization-file";
import type { ManifestFile } from "./manifest-file";
import { objectsOf } from "./parse";
import { applyPatches, applyTo, type NamedPatch } from "./patches/apply-patches";
import { shardObjects } from "./customization/shards";
import { storageClaims } from "./customization/storage";
import { customizationPatches } from "./customization/patches";
import type { CustomizationOptions } from "./customization/options";
import { splitDocuments } from "./yaml/documents";
import { render, type RenderableObject } from "./yaml/render";

/** Flux as it is committed and, equally, as it is created. */
export interface Installation {
  /** `gotk-components.yaml`, and the objects that Flux's own manifests lack. */
  readonly files: readonly ManifestFile[];
  /** `kustomization.yaml`, with a patch for every change to them. */
  readonly kustomization: ManifestFile;
  /** The objects that kustomize builds from those files, without the sync objects. */
  readonly objects: readonly KubernetesObject[];
  /** A sync object as kustomize builds it. */
  patched(sync: KubernetesObject): KubernetesObject;
  /** The same files with the changes in them, for a `kustomization.yaml` that has no patch: one that a person wrote. */
  changedFiles(): readonly ManifestFile[];
}

const STORAGE = "gotk-storage.yaml";
const SHARDS = "gotk-shards.yaml";
/** The files that some arguments add to Flux's own. */
export const FURTHER_FILES = [STORAGE, SHARDS] as const;

/**
 * Combines Flux's own manifests with the changes to them.
 *
 * @param components the result of `gotkComponents`; it stays as it is.
 * @param syncObjects the GitRepository and the Kustomization, whose values do not matter here
 * @throws when a patch is for none of the objects, or cannot be applied.
 */
export function installation(
  components: ManifestFile,
  customization: CustomizationOptions,
  syncObjects: readonly KubernetesObject[],
): Installation {
  const own = objectsOf(components.content);
  const shards = customization.sharding ? shardObjects(own, customization.sharding) : [];
  const claims = customization.storage ? storageClaims([...own, ...shards], customization.storage) : [];
  const patches: readonly NamedPatch[] = [
    ...customizationPatches([...own, ...claims, ...shards], syncObjects, customization),
    ...customization.patches,
  ];
  const built = applyPatches([...own, ...syncObjects, ...claims, ...shards], patches);
  for (const object of syncObjects) applyTo(object, patches);
  const added = [
    ...fileOf(STORAGE, claims).map((file) => ({ file, objects: claims })),
    ...fileOf(SHARDS, shards).map((file) => ({ file, objects: shards })),
  ];
  return {
    files: [components, ...added.map(({ file }) => file)],
    kustomization: kustomizationFile(
      added.map(({ file }) => file.path),
      patches.map(({ patch }) => patch),
    ),
    objects: built.filter(
      ({ kind, metadata }) =>
        !syncObjects.some((object) => object.kind === kind && object.metadata.name === metadata.name),
    ),
    patched: (sync) => applyTo(sync, patches),
    changedFiles: () => {
      const after = new Map(built.map((object) => [kindAndName(object), object]));
      return [{ file: components, objects: own }, ...added].map(({ file, objects }) =>
        changedFile(file, objects, after),
      );
    },
  };
}

/** Returns a file with the objects as they are built; the text of those that are the same stays. */
function changedFile(
  { path, content }: ManifestFile,
  objects: readonly KubernetesObject[],
  after: ReadonlyMap<string, KubernetesObject>,
): ManifestFile {
  const documents = splitDocuments(content).flatMap((text, index) => {
    const before = objects[index];
    const object = before && after.get(kindAndName(before));
    if (object === undefined) return [];
    if (object === before) return [text];
    const [comments = ""] = /^(#[^\n]*\n)*/.exec(text) ?? [];
    return [`${comments}${render(object as RenderableObject)}`];
  });
  return { path, content: `---\n${documents.join("---\n")}` };
}

function fileOf(path: string, objects: readonly KubernetesObject[]): ManifestFile[] {
  // A Kubernetes object is plain data; its type does not state that of its further fields.
  const documents = objects.map((object) => render(object as RenderableObject));
  return documents.length === 0 ? [] : [{ path, content: `---\n${documents.join("---\n")}` }];
}
