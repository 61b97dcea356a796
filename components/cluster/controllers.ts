import type * as pulumi from "@pulumi/pulumi";

import type { KubernetesObject, ObjectMeta } from "../manifests/kubernetes-object";
import { MANAGED_BY, PATCH_FORCE, SKIP_AWAIT } from "../kube/annotations";
import { createImagePullSecret, type PullCredentials } from "./create-pull-secret";
import { typedResource } from "./typed-resource";

const METADATA = ["metadata.annotations", "metadata.labels"];

/**
 * What kustomize-controller owns once it applies the same objects from Git. Pulumi creates them and leaves them alone
 * from then on: an upgrade is a commit.
 */
const FIELDS_OF_FLUX = [...METADATA, "spec", "data", "rules", "subjects", "roleRef"];

/** What Pulumi leaves alone of an object of a kind that it has created. */
function ignoredFields(kind: string, handOver: FluxOwnership): string[] {
  switch (handOver) {
    case FluxOwnership.Nothing:
      return [];
    case FluxOwnership.AllButCrds:
      return kind === "CustomResourceDefinition" ? METADATA : FIELDS_OF_FLUX;
    case FluxOwnership.Everything:
      return FIELDS_OF_FLUX;
  }
}

/** The objects that Flux consists of. */
export interface Controllers {
  readonly all: readonly pulumi.CustomResource[];
  /** All but the Deployments: once the API server has accepted these, nothing speaks against Flux in this cluster. */
  readonly accepted: readonly pulumi.CustomResource[];
}

/**
 * Creates the objects that Flux consists of as child resources, and hands them over to Flux.
 *
 * @param handOver how much of them Flux applies from its source
 * @param pullCredentials what the Secret for their images is made of, when it is to be made; it is not handed over
 */
export function createControllers(
  name: string,
  objects: readonly KubernetesObject[],
  pullCredentials: PullCredentials | undefined,
  handOver: FluxOwnership,
  opts: pulumi.CustomResourceOptions,
): Controllers {
  const create = (belongs: (object: KubernetesObject) => boolean, dependsOn: typeof opts.dependsOn) =>
    objects.filter(belongs).map((object) =>
      typedResource(`${name}-${object.metadata.name}`, withExtraMetadata(object), {
        ...opts,
        ...(dependsOn === undefined ? {} : { dependsOn }),
        ignoreChanges: ignoredFields(object.kind, handOver),
      }),
    );
  const namespace = create(isNamespace, opts.dependsOn);
  const pullSecret =
    pullCredentials === undefined
      ? []
      : [createImagePullSecret(name, pullCredentials, { ...opts, dependsOn: namespace })];
  const others = create((object) => !isNamespace(object) && !isDeployment(object), namespace);
  // Last, so that their pods find all that they need and start at once.
  const deployments = create(isDeployment, [...others, ...pullSecret]);
  const accepted = [...namespace, ...others];
  return { accepted, all: [...accepted, ...deployments] };
}

function isNamespace({ kind }: KubernetesObject): boolean {
  return kind === "Namespace";
}

function isDeployment({ kind }: KubernetesObject): boolean {
  return kind === "Deployment";
}

/**
 * What some kinds get beside what Flux's own manifests have, which Flux leaves alone.
 *
 * - Whoever else manages a Flux, such as Helm or a FluxInstance, says so by this label of the CustomResourceDefinitions; the
 *   API server then refuses ours, and nothing is written to Git.
 * - Pulumi takes 10 s to believe that a Service has endpoints. The Deployments behind it are awaited, and the wait for the
 *   sync objects shows that the controllers find each other.
 * - A claim may only be bound when its pod starts, and the Deployment that waits for that comes after it.
 * - A run that was killed may have created a Deployment that the state does not know. Applying it again conflicts, although
 *   nothing differs: the API server has completed the references in its environment variables, and compares them whole.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 */
const EXTRA_METADATA: ReadonlyMap<string, Pick<ObjectMeta, "annotations" | "labels">> = new Map([
  ["CustomResourceDefinition", { labels: { [MANAGED_BY]: "pulumi" } }],
  ["Service", { annotations: { [SKIP_AWAIT]: "true" } }],
  ["PersistentVolumeClaim", { annotations: { [SKIP_AWAIT]: "true" } }],
  ["Deployment", { annotations: { [PATCH_FORCE]: "true" } }],
]);

function withExtraMetadata(object: KubernetesObject): KubernetesObject {
  const { annotations, labels } = EXTRA_METADATA.get(object.kind) ?? {};
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(annotations && { annotations: { ...metadata.annotations, ...annotations } }),
      ...(labels && { labels: { ...metadata.labels, ...labels } }),
    },
  };
}

/** How much of itself Flux applies from its source, so that Pulumi leaves it alone. */
export const FluxOwnership = {
  /** Nothing: its objects are not in the source. */
  Nothing: "none",
  /**
   * All but the schemas: those of another release go to the API server first, so that it can refuse them before they are
   * committed.
   */
  AllButCrds: "butSchemas",
  /** Everything: where a change may take days to get there, Flux would put the old schemas back. */
  Everything: "all",
} as const;
/** How much of itself Flux applies from its source, so that Pulumi leaves it alone. */
export type FluxOwnership = (typeof FluxOwnership)[keyof typeof FluxOwnership];
