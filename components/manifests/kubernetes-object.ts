import { isRecord } from "./is-record";

/** The part of an object's metadata that Flux's manifests use. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Returns the name of an object within its kind, as kubectl and the ids of the Kubernetes provider write it. */
export function qualifiedName({ name, namespace }: Pick<ObjectMeta, "name" | "namespace">): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Returns the kind and the name of an object, for messages and to tell it from others of a release. */
export function kindAndName({ kind, metadata }: Pick<KubernetesObject, "kind" | "metadata">): string {
  return `${kind} ${qualifiedName(metadata)}`;
}

/** A Kubernetes object as plain data. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly [key: string]: unknown;
}

/**
 * The reason why a value is not a Kubernetes object.
 *
 * @returns `undefined` when it is one.
 */
export function objectFlaw(value: unknown): string | undefined {
  if (!isRecord(value)) return `expected a Kubernetes object, got ${describe(value)}`;
  if (!isText(value.apiVersion)) return `apiVersion: expected a string, got ${describe(value.apiVersion)}`;
  if (!isText(value.kind)) return `kind: expected a string, got ${describe(value.kind)}`;
  const meta = value.metadata;
  if (!isRecord(meta)) return `metadata: expected an object, got ${describe(meta)}`;
  if (!isText(meta.name)) return `metadata.name: expected a string, got ${describe(meta.name)}`;
  if (meta.namespace !== undefined && !isText(meta.namespace)) {
    return `metadata.namespace: expected a string, got ${describe(meta.namespace)}`;
  }
  for (const field of ["labels", "annotations"]) {
    const values = meta[field];
    if (values === undefined) continue;
    if (!isRecord(values)) return `metadata.${field}: expected an object, got ${describe(values)}`;
    const other = Object.entries(values).find(([, item]) => typeof item !== "string");
    if (other) return `metadata.${field}["${other[0]}"]: expected a string, got ${describe(other[1])}`;
  }
  return undefined;
}

/** Accepts a value with the fields of every Kubernetes object: apiVersion, kind and a name. */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  return objectFlaw(value) === undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : JSON.stringify(value).slice(0, 60);
}
