import type { Finding } from "./finding";

/** A CustomResourceDefinition in a cluster, and the objects of its kind. */
export interface StoredKind {
  /** The name, such as `imagepolicies.image.toolkit.fluxcd.io`. */
  readonly name: string;
  readonly kind: string;
  /** The version in which new objects are stored. */
  readonly storageVersion: string;
  /** Every version in which an object may be stored. */
  readonly storedVersions: readonly string[];
  /** Some of its objects, as `namespace/name`. */
  readonly objects: readonly string[];
  /** The number of further objects. */
  readonly more: number;
}

/**
 * Returns the finding whether a release still serves every version in which objects of a kind are stored: the API
 * server refuses a definition that does not.
 *
 * @param served the versions in the release's own definition
 * @see
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version
 */
export function storedVersions(stored: StoredKind, served: readonly string[], release: string): Finding {
  const check = `stored versions of ${stored.name}`;
  const lost = stored.storedVersions.filter((version) => !served.includes(version));
  if (lost.length === 0)
    return { check, ok: true, message: `${stored.name} is stored in ${stored.storedVersions.join(", ")}` };
  const objects = stored.objects.length === 0 ? "there are no objects of this kind" : `objects: ${named(stored)}`;
  const message = `${stored.name} is stored in ${lost.join(", ")}, which Flux ${release} no longer serves (it serves ${served.join(", ")}); ${objects}`;
  return { check, ok: false, message, remedy: remedyOf(stored, served) };
}

/** Returns the refusal of a release that lacks such versions; undefined when none is lacking. */
export function refuseLostVersions(findings: readonly Finding[], release: string): string | undefined {
  const lost = findings.filter(({ ok }) => !ok);
  if (lost.length === 0) return undefined;
  const lines = lost.map(({ message, remedy = "" }) => `${message}. To go on, ${remedy}`);
  return [
    `version: must have every version of its APIs in which the cluster stores objects, got ${release}:`,
    ...lines,
  ].join("\n");
}

function named({ kind, objects, more }: StoredKind): string {
  return [...objects.map((object) => `${kind} ${object}`), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

function remedyOf({ name, storageVersion }: StoredKind, served: readonly string[]): string {
  if (!served.includes(storageVersion)) {
    return `first upgrade to a release of Flux that serves both ${storageVersion} and ${served.join(" or ")}, then check again`;
  }
  const [plural = "", ...group] = name.split(".");
  const resource = [plural, storageVersion, ...group].join(".");
  return [
    "run `flux migrate`, or write each object again and then remove the old version from the list of stored versions:",
    `kubectl get ${resource} -A -o yaml | kubectl replace -f -`,
    `kubectl patch crd ${name} --subresource=status --type=merge -p '${JSON.stringify({ status: { storedVersions: [storageVersion] } })}'`,
  ].join("\n");
}
