import type { Finding } from "./finding";

/** A CustomResourceDefinition in a cluster, and the objects of its kind. */
export interface StoredKind {
  /** As in `imagepolicies.image.toolkit.fluxcd.io`. */
  readonly name: string;
  readonly kind: string;
  /** The version that objects are stored in from now on. */
  readonly storageVersion: string;
  /** Every version that some object may be stored in. */
  readonly storedVersions: readonly string[];
  /** Some of its objects, as `namespace/name`. */
  readonly objects: readonly string[];
  /** How many more objects there are. */
  readonly more: number;
}

/**
 * Whether a release still serves every version that objects of a kind are stored in: the API server refuses a definition
 * that does not.
 *
 * @param served the versions in the release's own definition
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version
 */
export function storedVersions(stored: StoredKind, served: readonly string[], release: string): Finding {
  const check = `stored versions of ${stored.name}`;
  const lost = stored.storedVersions.filter((version) => !served.includes(version));
  if (lost.length === 0)
    return { check, ok: true, message: `${stored.name} is stored in ${stored.storedVersions.join(", ")}` };
  const objects = stored.objects.length === 0 ? "there are no objects of it" : `objects: ${named(stored)}`;
  const message = `${stored.name} is stored in ${lost.join(", ")}, which Flux ${release} does not serve any more (it serves ${served.join(", ")}); ${objects}`;
  return { check, ok: false, message, remedy: remedyOf(stored, served) };
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
    "run `flux migrate`, or write each object once more and then say that nothing is stored in the old version:",
    `kubectl get ${resource} -A -o yaml | kubectl replace -f -`,
    `kubectl patch crd ${name} --subresource=status --type=merge -p '${JSON.stringify({ status: { storedVersions: [storageVersion] } })}'`,
  ].join("\n");
}
