import { isRecord } from "../manifests/is-record";
import { type StructuralSchema } from "./structural-schema";

/** The keywords of a structural schema that mean the same in JSON Schema, and concern one value alone. */
const SHARED = [
  "enum",
  "pattern",
  "required",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;
const COMBINED = ["allOf", "anyOf", "oneOf"] as const;

/**
 * The JSON Schema with the rules of the API server under strict validation of fields: an object has no other fields than
 * those of its schema, unless the schema preserves them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function jsonSchema(schema: StructuralSchema): Record<string, unknown> {
  return { ...(schema.type === "integer" && INTEGERS), ...conditions(schema), ...typeOf(schema), ...fieldsOf(schema) };
}

/** Numbers that the API server reads as whole, as far as JavaScript has them. */
const INTEGERS = { minimum: -(2 ** 63), maximum: 2 ** 63 - 1024 };

/** The keywords of a schema within `anyOf` and its like, which do not limit the fields that may be there. */
function conditions(schema: StructuralSchema): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const keyword of SHARED) if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  if (typeof schema.minimum === "number" && schema.exclusiveMinimum === true) result.exclusiveMinimum = schema.minimum;
  if (typeof schema.maximum === "number" && schema.exclusiveMaximum === true) result.exclusiveMaximum = schema.maximum;
  if (schema["x-kubernetes-list-type"] === "set") result.uniqueItems = true;
  // In this one case `anyOf` repeats the extension, and its error would be less exact.
  if (schema["x-kubernetes-int-or-string"] === true) return result;
  for (const keyword of COMBINED) if (Array.isArray(schema[keyword])) result[keyword] = schema[keyword].map(condition);
  if (isRecord(schema.not)) result.not = condition(schema.not);
  return result;
}

function condition(schema: StructuralSchema): Record<string, unknown> {
  const { properties, items } = schema;
  return {
    ...conditions(schema),
    ...(properties && { properties: mapped(properties, condition) }),
    ...(items && { items: condition(items) }),
  };
}

function typeOf({ type, nullable, ...schema }: StructuralSchema): { type?: string[] } {
  const types =
    schema["x-kubernetes-int-or-string"] === true ? ["integer", "string"] : type === undefined ? [] : [type];
  if (types.length === 0) return {};
  return { type: nullable === true ? [...types, "null"] : types };
}

function fieldsOf(schema: StructuralSchema): Record<string, unknown> {
  const { type, properties, items, additionalProperties } = schema;
  const preserves = schema["x-kubernetes-preserve-unknown-fields"] === true;
  const others =
    typeof additionalProperties === "object" ? jsonSchema(additionalProperties) : (additionalProperties ?? preserves);
  return {
    ...(type === "object" && { properties: mapped(properties ?? {}, jsonSchema), additionalProperties: others }),
    ...(items && { items: jsonSchema(items) }),
  };
}

/** The schemas of fields. The result has no prototype, so that `constructor` is no field of it. */
function mapped(
  properties: Readonly<Record<string, StructuralSchema>>,
  convert: (schema: StructuralSchema) => Record<string, unknown>,
): Readonly<Record<string, unknown>> {
  const fields = Object.create(null) as Record<string, unknown>;
  for (const [key, part] of Object.entries(properties)) fields[key] = convert(part);
  return fields;
}
