import type { Installation } from "./installation";
import type { KubernetesObject } from "./kubernetes-object";
import type { ManifestFile } from "./manifest-file";
import { merge } from "./merge";
import { edited, sourceDocuments } from "./source-document";

/**
 * The annotation of objects that Flux does not prune.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 */
export const UNPRUNED = { "kustomize.toolkit.fluxcd.io/prune": "disabled" } as const;

/** Annotates every object of an installation, in its files and as it is created, so that Flux does not prune itself. */
export function unpruned<I extends Pick<Installation, "files" | "objects" | "changedFiles">>(installation: I): I {
  return {
    ...installation,
    files: installation.files.map(annotatedFile),
    changedFiles: () => installation.changedFiles().map(annotatedFile),
    objects: installation.objects.map(annotated),
  };
}

function annotatedFile({ path, content }: ManifestFile): ManifestFile {
  const documents = sourceDocuments(path, content).map((source) =>
    edited(source, merge(source, { metadata: { annotations: { ...UNPRUNED } } })),
  );
  return { path, content: `---\n${documents.join("---\n")}` };
}

function annotated<T extends KubernetesObject>(object: T): T {
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...UNPRUNED } } };
}
