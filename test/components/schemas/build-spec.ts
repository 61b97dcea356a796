import { isRecord } from "../../../components/manifests/is-record";
import { fieldPath, type Steps } from "../../../components/schemas/value-path";
import { type StructuralSchema } from "../../../components/schemas/structural-schema";
import { partAt, schemaAt } from "./fields";
import type { Patch, Samples } from "./samples/samples";

/** The smallest spec with a field, made of samples. */
export function specWith(steps: Steps, schema: StructuralSchema, { values, contexts = {} }: Samples): unknown {
  const path = fieldPath("", steps);
  const around = Object.entries(contexts).filter(
    ([prefix]) => prefix === "" || path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`),
  );
  const spec = around.reduce((result, [, patch]) => merged(result, patch), smallest(schema, values));
  return withField(spec, schema, values, steps);
}

/** A value with a patch merged into it. */
export function merged(value: unknown, patch: Patch): unknown {
  const result = new Map(Object.entries(isRecord(value) ? value : {}));
  for (const [key, part] of Object.entries(patch)) {
    if (part === undefined) result.delete(key);
    else result.set(key, isRecord(part) ? merged(result.get(key), part) : part);
  }
  return Object.fromEntries(result);
}

function withField(value: unknown, schema: StructuralSchema, sample: unknown, [step, ...rest]: Steps): unknown {
  const present = value ?? smallest(schema, sample);
  const part = step === undefined ? undefined : schemaAt(schema, step);
  if (step === undefined || part === undefined) return present;
  const inner = withField(partAt(present, step), part, partAt(sample, step), rest);
  return typeof step === "number" ? [inner] : { ...(present as Patch), [step]: inner };
}

function smallest(schema: StructuralSchema, sample: unknown): unknown {
  if (schema.items !== undefined) return [smallest(schema.items, partAt(sample, 0))];
  if (schema.properties === undefined) return sample;
  const { properties, required = [] } = schema;
  return Object.fromEntries(required.map((key) => [key, smallest(properties[key] ?? {}, partAt(sample, key))]));
}
