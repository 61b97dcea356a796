import { isRecord } from "../manifests/is-record";
import { FORMATS, PRIVATE_FORMATS } from "../validation/formats";
import { type ArgumentSchema, holdsSecret } from "./argument-schema";
import { gotValue, TYPES } from "./reason";

/** Returns the problem of a value of another type than the schema has; undefined when the type is right. */
export function typeReason(schema: ArgumentSchema, value: unknown, secret: boolean): string | undefined {
  const { type } = schema;
  if (type === undefined || isOfType(type, value)) return undefined;
  const mustBe = type === "integer" ? `a whole number${range(schema)}` : (TYPES[type] ?? type);
  const isText = typeof value === "string" || typeof value === "number";
  return `must be ${mustBe}${gotValue(value, isText && (secret || holdsSecret(schema)))}`;
}

/** Returns the problem of a value of the right type; undefined when it is valid. */
export function valueReason(schema: ArgumentSchema, value: unknown, secret: boolean): string | undefined {
  const mustBe = typeof value === "string" ? textReason(schema, value) : numberReason(schema, value);
  const isPrivate = secret || (schema.format !== undefined && PRIVATE_FORMATS.has(schema.format));
  return mustBe === undefined || mustBe === EMPTY ? mustBe : `${mustBe}${gotValue(value, isPrivate)}`;
}

/** Returns the problem of a required value that is missing or empty. */
export function missingReason(schema: ArgumentSchema): string {
  return takesEmpty(schema) ? "is required" : "is required and must not be empty";
}

/** Reports whether an empty text is a value. */
export function takesEmpty({ format, minLength = 0 }: ArgumentSchema): boolean {
  return format === undefined && minLength === 0;
}

/** The problem of a list, an object or a text that is empty. */
export const EMPTY = "must not be empty";

function isOfType(type: NonNullable<ArgumentSchema["type"]>, value: unknown): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "string":
    case "boolean":
    case "number":
      return typeof value === type;
  }
}

function textReason({ enum: known, format, minLength = 0, ...schema }: ArgumentSchema, value: string) {
  const allowed = schema["x-flux-values"] === true ? undefined : known;
  const values = schema.const === undefined ? allowed : [schema.const];
  if (values !== undefined && !values.includes(value)) return `expected one of ${values.join(", ")}`;
  if (value.length < minLength) return EMPTY;
  return format === undefined ? undefined : checkOf(format)(value);
}

function checkOf(format: string): (value: string) => string | undefined {
  const check = (FORMATS as Readonly<Record<string, (value: string) => string | undefined>>)[format];
  if (check === undefined) throw new Error(`No check is called ${JSON.stringify(format)}`);
  return check;
}

function numberReason(schema: ArgumentSchema, value: unknown): string | undefined {
  if (typeof value !== "number") return undefined;
  const { minimum = -Infinity, maximum = Infinity, type } = schema;
  if (value >= minimum && value <= maximum) return undefined;
  return `must be ${type === "integer" ? "a whole number" : "a number"}${range(schema)}`;
}

function range({ minimum, maximum }: ArgumentSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${String(minimum)} to ${String(maximum)}`;
  if (minimum === undefined) return maximum === undefined ? "" : ` of at most ${String(maximum)}`;
  return minimum === 1 ? " above 0" : ` of at least ${String(minimum)}`;
}
