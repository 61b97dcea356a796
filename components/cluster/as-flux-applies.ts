import type { DeclaredObject, ObjectMetadata } from "./hooks/live-object";

/** The field manager of kustomize-controller. */
export const FLUX = "kustomize-controller";
/** The labels by which kustomize-controller knows what it has applied. */
const OWNERSHIP = "kustomize.toolkit.fluxcd.io/";
/** Annotations of Pulumi's alone, and not in Git. */
const PULUMI = ["pulumi.com/", "reconcile.fluxcd.io/"];

/**
 * What Flux will apply of an object when it has the commit that says the same as the program.
 *
 * @returns nothing for an object that Flux has not applied yet: it owns none of its fields
 */
export function asFluxApplies(
  { apiVersion, kind, metadata, spec }: DeclaredObject,
  live: ObjectMetadata,
): object | undefined {
  if (!live.managedFields?.some(({ manager }) => manager === FLUX)) return undefined;
  const { name, namespace } = metadata;
  const labels = { ...only(live.labels, (key) => key.startsWith(OWNERSHIP)), ...metadata.labels };
  const annotations = only(metadata.annotations, (key) => !PULUMI.some((prefix) => key.startsWith(prefix)));
  return { apiVersion, kind, metadata: { name, namespace, labels, annotations }, spec };
}

function only(all: Readonly<Record<string, string>> = {}, isWanted: (key: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => isWanted(key)));
}
