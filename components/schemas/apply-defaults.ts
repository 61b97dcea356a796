import { isRecord } from "../manifests/is-record";
import { partOf, type StructuralSchema } from "./structural-schema";

/**
 * A copy of a value with the defaults of its schema, and without what is undefined. A null where none is allowed is left out,
 * as the API server does, but for the items of a list.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function applyDefaults(schema: StructuralSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.map((item) =>
      applyDefaults(items, item === null && items.nullable !== true ? (items.default ?? null) : item),
    );
  }
  if (!isRecord(value)) return value;
  const defaults = Object.entries(schema.properties ?? {}).filter(([, part]) => part.default !== undefined);
  const given = Object.entries(value).filter(([key, field]) => {
    const part = partOf(schema, key);
    return field !== undefined && (field !== null || part === undefined || part.nullable === true || isFree(part));
  });
  const copy = {
    ...Object.fromEntries(defaults.map(([key, part]) => [key, part.default])),
    ...Object.fromEntries(given),
  };
  return Object.fromEntries(
    Object.entries(copy).map(([key, field]) => [key, applyDefaults(partOf(schema, key) ?? {}, field)]),
  );
}

/** Accepts a schema that takes any value, null too. */
function isFree(schema: StructuralSchema): boolean {
  return schema.type === undefined && schema["x-kubernetes-preserve-unknown-fields"] === true;
}
