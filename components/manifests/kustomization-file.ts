import { isRecord } from "./is-record";
import type { ManifestFile } from "./manifest-file";
import type { Patch } from "./patches/patch";
import { readData } from "./yaml/read-data";
import { render, type RenderableObject } from "./yaml/render";

/**
 * The names of a file that says what kustomize builds, of which a directory may have one.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/api/v0.21.1/api/konfig/general.go
 */
export const KUSTOMIZATION_NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"] as const;

const OWN_RESOURCES = ["gotk-components.yaml", "gotk-sync.yaml"];

/** The first lines of a file that the caller's arguments decide: nobody adds to it by hand. */
const MANAGED = "# Managed by FluxBootstrap: the arguments of the component decide what is here. DO NOT EDIT.\n";

/**
 * The file that makes the directory one kustomization; byte for byte as `flux bootstrap` commits it when there are neither
 * further resources nor patches.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/kustomization/kustomization.go
 */
export function kustomizationFile(
  furtherResources: readonly string[] = [],
  patches: readonly Patch[] = [],
): ManifestFile {
  const managed = furtherResources.length > 0 || patches.length > 0;
  const content = render({
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    ...(patches.length === 0 ? {} : { patches: patches.map(entry) }),
    resources: [...OWN_RESOURCES, ...furtherResources],
  });
  return { path: "kustomization.yaml", content: managed ? `${MANAGED}${content}` : content };
}

/** Accepts the content of a `kustomization.yaml` that comes from the caller's arguments, rather than the default. */
export function isManaged(kustomization: string): boolean {
  return kustomization.startsWith(MANAGED);
}

/**
 * Accepts a `kustomization.yaml` to which a person has added something, after `flux bootstrap` or this package wrote it or on
 * their own. The same in other words, such as with comments or another indentation, is not theirs.
 */
export function isForeign(kustomization: string): boolean {
  return !isManaged(kustomization) && !isDefault(kustomization);
}

/** Accepts two files that list Flux's own manifests and nothing else, in whatever form. */
export function areDefault(one: string, other: string): boolean {
  return [one, other].every((text) => !isManaged(text) && isDefault(text));
}

function isDefault(kustomization: string): boolean {
  const data = readKustomization(kustomization);
  if (!isRecord(data)) return false;
  const { apiVersion, kind, resources, ...more } = data;
  return (
    Object.keys(more).length === 0 &&
    /^(undefined|kustomize\.config\.k8s\.io\/v1(beta1)?)$/.test(String(apiVersion)) &&
    /^(undefined|Kustomization)$/.test(String(kind)) &&
    Array.isArray(resources) &&
    namesOf(resources).sort().join() === OWN_RESOURCES.join()
  );
}

/** Returns the resources that a `kustomization.yaml` lists; undefined when it cannot be read, or is empty. */
export function listedResources(kustomization: string): string[] | undefined {
  const data = readKustomization(kustomization);
  if (data === undefined || data === null) return undefined;
  const { resources } = data as { readonly resources?: unknown };
  return Array.isArray(resources) ? namesOf(resources) : [];
}

/**
 * Reads a `kustomization.yaml`.
 *
 * @returns undefined when it cannot be read, as one with anchors: kustomize reads more of YAML than this package
 */
export function readKustomization(text: string): unknown {
  try {
    return readData(text);
  } catch {
    return undefined;
  }
}

function namesOf(resources: readonly unknown[]): string[] {
  return resources.map((item) => String(item).replace(/^\.\//, ""));
}

function entry(patch: Patch): RenderableObject {
  // The operations of a list are plain data too; their type does not state that.
  const data = "operations" in patch ? (patch.operations as unknown as readonly RenderableObject[]) : patch.merge;
  return { patch: render(data), ...(patch.target === undefined ? {} : { target: { ...patch.target } }) };
}
