import { isRecord } from "../../../components/manifests/is-record";
import { partOf, type StructuralSchema } from "../../../components/schemas/structural-schema";
import type { Steps } from "../../../components/schemas/value-path";

/** A field of a spec, or of an item of a list in it, with its sample. */
export interface Field {
  readonly steps: Steps;
  readonly schema: StructuralSchema;
  /** Undefined when there is none. */
  readonly sample: unknown;
}

/** Every field of a schema, objects and lists too, from the outside in. A list has one item, a map the keys of its sample. */
export function fieldsOf(schema: StructuralSchema, sample: unknown, steps: Steps = []): Field[] {
  const inner = keysOf(schema, sample).flatMap((key) => {
    const part = schemaAt(schema, key);
    return part === undefined ? [] : fieldsOf(part, partAt(sample, key), [...steps, key]);
  });
  return [{ steps, schema, sample }, ...inner];
}

/** The schema one step further. */
export function schemaAt(schema: StructuralSchema, step: string | number): StructuralSchema | undefined {
  return typeof step === "number" ? schema.items : partOf(schema, step);
}

/** The part of a value one step further. */
export function partAt(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

function keysOf({ properties, additionalProperties, items }: StructuralSchema, sample: unknown): (string | number)[] {
  if (items !== undefined) return [0];
  if (properties !== undefined) return Object.keys(properties);
  if (typeof additionalProperties !== "object") return [];
  return isRecord(sample) ? Object.keys(sample) : ["no sample"];
}
