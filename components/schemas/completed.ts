import { isRecord, parts, type StructuralSchema } from "./structural-schema";

/**
 * A copy of a value with the defaults of its schema, and without what is undefined. A null where none is allowed is left out,
 * as the API server does.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function completed(schema: StructuralSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.map((item) => completed(items, item === null && items.nullable !== true ? (items.default ?? null) : item));
  }
  if (!isRecord(value)) return value;
  const copy = new Map<string, unknown>(Object.entries(value).filter(([, field]) => field !== undefined));
  for (const [key, part] of Object.entries(schema.properties ?? {})) {
    if (copy.get(key) === null && part.nullable !== true) copy.delete(key);
    if (!copy.has(key) && part.default !== undefined) copy.set(key, part.default);
  }
  for (const [key, part, field] of parts(schema, Object.fromEntries(copy))) copy.set(String(key), completed(part, field));
  return Object.fromEntries(copy);
}
