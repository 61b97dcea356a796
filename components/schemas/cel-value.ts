import { isRecord } from "../manifests/is-record";
import { partOf, type StructuralSchema } from "./structural-schema";
import { UNKNOWN } from "./value-path";

/** Thrown when a rule reads a value that is not known. */
class UnknownValueError extends Error {
  public override readonly name = "UnknownValueError";
}

/** Formats whose strings are other types in CEL, which the library here would compare as strings. */
const OTHER_TYPES: ReadonlySet<unknown> = new Set(["date", "date-time", "duration", "byte"]);

/** A value as CEL sees it. Reading a part that is not known throws an {@link UnknownValueError}. */
export function celValue(schema: StructuralSchema, value: unknown): unknown {
  if (value === UNKNOWN || (typeof value === "string" && OTHER_TYPES.has(schema.format))) throw new UnknownValueError();
  if (typeof value === "number" && Number.isInteger(value)) return schema.type === "number" ? value : BigInt(value);
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const [index, item] of value.entries()) define(list, String(index), () => celValue(schema.items ?? {}, item));
    return list;
  }
  if (!isRecord(value)) return value;
  const object = {};
  for (const [key, field] of Object.entries(value))
    define(object, celName(schema, key), () => celValue(partOf(schema, key) ?? {}, field));
  return object;
}

function define(target: object, key: string, get: () => unknown): void {
  Object.defineProperty(target, key, { get, enumerable: true });
}

const RESERVED: ReadonlySet<string> = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);
const ESCAPES: Readonly<Record<string, string>> = {
  __: "__underscores__",
  ".": "__dot__",
  "-": "__dash__",
  "/": "__slash__",
};

/**
 * The name of a field in a rule; the keys of a map are as they are.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
function celName({ properties }: StructuralSchema, key: string): string {
  if (properties === undefined || !Object.hasOwn(properties, key)) return key;
  return RESERVED.has(key) ? `__${key}__` : key.replace(/__|[./-]/g, (text) => ESCAPES[text] ?? text);
}
