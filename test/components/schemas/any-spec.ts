import * as fc from "fast-check";
import type { StructuralSchema } from "../../../components/schemas/structural-schema";
import { fieldsOf, partAt } from "./fields";

const WRONG = fc.constantFrom<unknown>(null, 0, 1.5, true, "", "x", [], {}, [null]);
const DURATIONS = ["0s", "5ms", "90s", "1m", "1.5h", "1h1m1s", "1d", "60", "1m ", "-1m", "1M"];
const NUMBERS = [0, -1, 3, 0.5, 2 ** 31, -(2 ** 53), 1e19, 1e21];
const KEYS = ["team", "example.com/team", "a b", "x.y", ""];

/** Any spec by a schema: most often right or wrong in few places, so that what is said of one does not hide the others. */
export function anySpec(schema: StructuralSchema, sample: unknown): fc.Arbitrary<unknown> {
  return anyValue(schema, sample, 2 * fieldsOf(schema, sample).length);
}

function anyValue(schema: StructuralSchema, sample: unknown, odds: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: odds, arbitrary: anyOfType(schema, sample, odds) }, { weight: 1, arbitrary: WRONG });
}

function anyOfType(schema: StructuralSchema, sample: unknown, odds: number): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case "object":
      return anyObject(schema, sample, odds);
    case "array":
      return fc.array(anyValue(schema.items ?? {}, partAt(sample, 0), odds), { maxLength: 2 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.oneof({ weight: 20, arbitrary: fc.nat() }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) });
    case "string":
      return anyText(schema, sample, odds);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function anyText({ enum: allowed, pattern }: StructuralSchema, sample: unknown, odds: number): fc.Arbitrary<unknown> {
  if (allowed !== undefined) return fc.constantFrom(...allowed);
  const strange = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 60, size: "max" }),
  );
  const near = fc.constantFrom(
    ...(pattern === undefined
      ? ["", "a\nb"]
      : [...DURATIONS, "oci://\u2028", "http://", "https://a\r\nb", "a[1].b\\", "[123456]"]),
  );
  return fc.oneof(
    { weight: odds, arbitrary: fc.constant(sample) },
    { weight: 1, arbitrary: near },
    { weight: 1, arbitrary: strange },
  );
}

function anyObject(
  { properties, required = [], additionalProperties }: StructuralSchema,
  sample: unknown,
  odds: number,
): fc.Arbitrary<unknown> {
  if (properties === undefined && typeof additionalProperties === "object") {
    const [value] = Object.values(sample as object) as unknown[];
    return fc.dictionary(fc.constantFrom(...KEYS), anyValue(additionalProperties, value, odds), { maxKeys: 2 });
  }
  const fields = Object.entries(properties ?? {}).map(
    ([key, part]) => [key, anyValue(part, partAt(sample, key), odds)] as const,
  );
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  const others = fc.oneof(
    { weight: odds, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ noSuchField: 1 }) },
  );
  return fc.tuple(known, others).map(([object, other]) => ({ ...object, ...other }));
}
