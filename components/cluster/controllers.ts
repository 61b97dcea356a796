import type * as pulumi from "@pulumi/pulumi";

import { isDispensable, withKeptChanges, type KeptChanges } from "../manifests/kept-changes";
import type { KubernetesObject, ObjectMeta } from "../manifests/kubernetes-object";
import { MANAGED_BY, PATCH_FORCE, SKIP_AWAIT } from "../kube/annotations";
import { createImagePullSecret, type PullCredentials } from "./create-pull-secret";
import { createTogether } from "./hooks/create-together";
import { typedResource, type NamedKind, type TypedResource } from "./typed-resource";

const METADATA = ["metadata.annotations", "metadata.labels"];

/**
 * The fields that kustomize-controller owns once it applies the same objects from Git. Pulumi creates the objects and
 * does not change these fields afterwards: an upgrade is a commit.
 */
const FIELDS_OF_FLUX = [...METADATA, "spec", "data", "rules", "subjects", "roleRef"];

/** Returns the fields that Pulumi does not change after it has created an object of a kind. */
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

/** The objects of Flux. */
export interface Controllers {
  readonly all: pulumi.Output<readonly TypedResource[]>;
  /** All objects but the Deployments: once the API server has accepted these, Flux can run in this cluster. */
  readonly accepted: pulumi.Output<readonly TypedResource[]>;
}

/** The objects of Flux, as they are to be created. */
interface ObjectsToCreate {
  readonly all: readonly KubernetesObject[];
  /** Those of them that nobody has taken away in the source; it has everything without which Flux does not run. */
  readonly declared: pulumi.Output<readonly KubernetesObject[]>;
}

/** The hooks that run before objects are created. */
interface BeforeCreate {
  /** The first of all. */
  readonly namespace: pulumi.ResourceHook | undefined;
  readonly secret: pulumi.ResourceHook | undefined;
}

/** The creation of the objects of Flux, as it depends on their source. */
interface Creation {
  /** The part of them that Flux applies from its source. */
  readonly ownership: FluxOwnership;
  /** The changes to them there that are not in the objects. */
  readonly kept: pulumi.Output<KeptChanges> | undefined;
  /** Fills in the values that are outputs. */
  readonly fill: <T>(object: T) => T;
  readonly hooks: BeforeCreate;
}

/**
 * Creates the objects of Flux as child resources, and hands them over to Flux.
 *
 * @param pullCredentials the content of the Secret for their images, when it is to be created; it is not handed over
 */
export function createControllers(
  name: string,
  { all, declared }: ObjectsToCreate,
  pullCredentials: PullCredentials | undefined,
  { ownership, kept, fill, hooks: beforeCreate }: Creation,
  opts: pulumi.CustomResourceOptions,
): Controllers {
  const create = (
    objects: readonly KubernetesObject[],
    dependsOn: typeof opts.dependsOn,
    further: pulumi.CustomResourceOptions = {},
  ) =>
    objects.map((object) =>
      typedResource(`${name}-${object.metadata.name}`, asKept(withExtraMetadata(object), kept, fill), {
        ...opts,
        ...further,
        ...(dependsOn === undefined ? {} : { dependsOn }),
        ignoreChanges: ignoredFields(object.kind, ownership),
      }),
    );
  const hooks = (hook?: pulumi.ResourceHook) => (hook === undefined ? {} : { hooks: { beforeCreate: [hook] } });
  const namespace = create(all.filter(isNamespace), opts.dependsOn, hooks(beforeCreate.namespace));
  const pullSecret =
    pullCredentials === undefined
      ? []
      : [
          createImagePullSecret(name, pullCredentials, {
            ...opts,
            ...hooks(beforeCreate.secret),
            dependsOn: namespace,
          }),
        ];
  const definitionsToCreate = all.filter(isDefinition);
  const definitions = create(definitionsToCreate, namespace, hooks(createTogether(name, definitionsToCreate.length)));
  // Nothing is created beside them: it would have the API server make its schemas once more.
  const defined = [...namespace, ...definitions];
  const dispensable = declared.apply((known): TypedResource[] => create(known.filter(isDispensable), defined));
  const accepted = dispensable.apply((made): TypedResource[] => [...defined, ...made]);
  // The Deployments come last, so that their pods find everything that they need and start at once.
  const deployments = create(
    all.filter(isDeployment),
    accepted.apply((made): pulumi.Resource[] => [...made, ...pullSecret]),
  );
  return { accepted, all: accepted.apply((made): TypedResource[] => [...made, ...deployments]) };
}

function isDefinition({ kind }: KubernetesObject): boolean {
  return kind === "CustomResourceDefinition";
}

function isNamespace({ kind }: KubernetesObject): boolean {
  return kind === "Namespace";
}

function isDeployment({ kind }: KubernetesObject): boolean {
  return kind === "Deployment";
}

/**
 * The metadata that some kinds get in addition to that of Flux's own manifests, and that Flux does not change.
 *
 * - Another tool that manages Flux, such as Helm or a FluxInstance, sets this label on the CustomResourceDefinitions;
 *   the API server then refuses ours, and nothing is written to Git.
 * - Pulumi waits 10 s until it considers a Service ready. The Deployments behind it are awaited, and the wait for the
 *   sync objects shows that the controllers find each other.
 * - A claim may be bound only when its pod starts, and the Deployment that waits for that is created after it.
 * - A run that was killed may have created a Deployment that the state does not know. A second apply conflicts,
 *   although nothing differs: the API server has completed the references in its environment variables, and compares
 *   them as a whole.
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

/** The fields that patches may add to objects of a kind, beside those that they have. */
const ADDED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  ServiceAccount: ["imagePullSecrets", "secrets", "automountServiceAccountToken"],
};

/** Returns an object with the changes that will be known later. The names are known at once, and do not change. */
function asKept(
  object: KubernetesObject,
  kept: pulumi.Output<KeptChanges> | undefined,
  fill: Creation["fill"],
): NamedKind {
  const { apiVersion, kind, metadata, ...fields } = object;
  if (kept === undefined || kind === "CustomResourceDefinition") return fill(object);
  const changed = kept.apply((changes) => fill(withKeptChanges(object, changes)) as Readonly<Record<string, unknown>>);
  const metadataOf = (field: "labels" | "annotations") =>
    changed.apply(({ metadata: all }) => (all as ObjectMeta)[field]);
  const others = [...Object.keys(fields), ...(ADDED_FIELDS[kind] ?? [])].map(
    (field) => [field, changed.apply((whole) => whole[field])] as const,
  );
  const late = { metadata: { ...metadata, labels: metadataOf("labels"), annotations: metadataOf("annotations") } };
  return { apiVersion, kind, ...late, ...Object.fromEntries(others) };
}

/** The part of Flux's own objects that Flux applies from its source, and that Pulumi therefore does not change. */
export const FluxOwnership = {
  /** Nothing: the objects are not in the source. */
  Nothing: "none",
  /**
   * All but the schemas: the schemas of another release go to the API server first, so that it can refuse them before
   * they are committed.
   */
  AllButCrds: "butSchemas",
  /** Everything: where a change may take days to reach the source, Flux would restore the old schemas. */
  Everything: "all",
} as const;
/** The part of Flux's own objects that Flux applies from its source, and that Pulumi therefore does not change. */
export type FluxOwnership = (typeof FluxOwnership)[keyof typeof FluxOwnership];
