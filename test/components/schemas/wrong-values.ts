import { isRecord } from "../../../components/manifests/is-record";
import { type StructuralSchema } from "../../../components/schemas/structural-schema";

/** A value that a field may not have. */
export interface WrongValue {
  readonly title: string;
  readonly value: unknown;
}

const OTHER_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  // An object with a field would do as well, but the API server would name that field, which it does not know.
  string: [42, true, ["a"], {}],
  boolean: ["true", 1],
  integer: ["1", 1.5],
  number: ["1"],
  array: ["a", {}],
  object: ["a", ["a"], 1],
};

/** What breaks nearly any pattern. */
const STRANGE = ["", "?", "not a match\n", "1x", "/ /"];

/** Values that the schema of a field refuses, made from one that it takes. */
export function wrongValues(schema: StructuralSchema, right: unknown): WrongValue[] {
  const others = (OTHER_TYPES[schema.type ?? ""] ?? []).map((value) => ({ title: "another type", value }));
  return [
    ...others,
    ...wrongTexts(schema),
    ...wrongNumbers(schema),
    ...wrongLists(schema, right),
    ...wrongObjects(schema, right),
  ];
}

function wrongTexts(schema: StructuralSchema): WrongValue[] {
  const { pattern, minLength, maxLength } = schema;
  const strange = pattern === undefined ? [] : STRANGE.filter((text) => !new RegExp(pattern, "u").test(text));
  if (pattern !== undefined && strange.length === 0) throw new Error(`no text breaks ${pattern}`);
  return [
    ...(schema.enum === undefined ? [] : [{ title: "not in the enum", value: "no-such-value" }]),
    ...strange.map((value) => ({ title: "against the pattern", value })),
    ...(typeof minLength === "number" && minLength > 0
      ? [{ title: "too short", value: "a".repeat(minLength - 1) }]
      : []),
    ...(typeof maxLength === "number" ? [{ title: "too long", value: "ä".repeat(maxLength + 1) }] : []),
  ];
}

function wrongNumbers({ minimum, maximum }: StructuralSchema): WrongValue[] {
  return [
    ...(typeof minimum === "number" ? [{ title: "too small", value: minimum - 1 }] : []),
    ...(typeof maximum === "number" ? [{ title: "too large", value: maximum + 1 }] : []),
  ];
}

function wrongLists(schema: StructuralSchema, right: unknown): WrongValue[] {
  if (!Array.isArray(right)) return [];
  const item: unknown = right[0];
  const { minItems, maxItems } = schema;
  return [
    ...(typeof minItems === "number" && minItems > 0
      ? [{ title: "too few", value: Array(minItems - 1).fill(item) }]
      : []),
    ...(typeof maxItems === "number" ? [{ title: "too many", value: Array(maxItems + 1).fill(item) }] : []),
    ...(["map", "set"].includes(schema["x-kubernetes-list-type"] ?? "")
      ? [{ title: "twice the same", value: [item, item] }]
      : []),
  ];
}

function wrongObjects(schema: StructuralSchema, right: unknown): WrongValue[] {
  if (schema.type !== "object" || !isRecord(right)) return [];
  const { properties = {}, required = [], additionalProperties } = schema;
  const free = schema["x-kubernetes-preserve-unknown-fields"] === true || additionalProperties !== undefined;
  const missing = required.filter((key) => properties[key]?.default === undefined);
  return [
    ...(free ? [] : [{ title: "an unknown field", value: { ...right, noSuchField: 1 } }]),
    ...missing.map((key) => ({ title: `without ${key}`, value: { ...right, [key]: undefined } })),
  ];
}
