import type { SourceDocument } from "./source-document";

/** The kinds that a release of Flux consists of, and whether their objects live in a namespace. */
const NAMESPACED: ReadonlyMap<string, boolean> = new Map([
  ["ClusterRole", false],
  ["ClusterRoleBinding", false],
  ["CustomResourceDefinition", false],
  ["Deployment", true],
  ["NetworkPolicy", true],
  ["ResourceQuota", true],
  ["Service", true],
  ["ServiceAccount", true],
]);

/**
 * Accepts an object of a release that lives in a namespace.
 *
 * @throws on a kind that no release of Flux has: it must not reach a cluster under Flux's name.
 */
export function isNamespaced(source: SourceDocument): boolean {
  const namespaced = NAMESPACED.get(source.kind);
  if (namespaced !== undefined) return namespaced;
  throw new Error(`${source.origin}: unexpected kind, expected one of ${[...NAMESPACED.keys()].join(", ")}`);
}
