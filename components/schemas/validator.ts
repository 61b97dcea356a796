import { createRequire } from "node:module";
import type * as Library from "jsonschema";
import type { Schema, ValidationError, Validator } from "jsonschema";
import { jsonSchema } from "./json-schema";
import type { StructuralSchema } from "./structural-schema";
import type { Steps } from "./value-path";

/** What a schema has against a part of a value. */
export interface SchemaError {
  /** The steps to the part. A field that lacks or is unknown is a part as well. */
  readonly steps: Steps;
  /** The part, or the object that lacks it or does not know it. */
  readonly value: unknown;
  /** The keyword of JSON Schema that the part does not keep, e.g. `"pattern"`. */
  readonly keyword: string;
  /** What the keyword asks for, or the name of the field. */
  readonly argument: unknown;
  /** The schema that has the keyword. */
  readonly schema: Schema;
}

const schemas = new WeakMap<StructuralSchema, Schema>();

/** Finds the errors of a value by a schema, without the schema's rules in CEL. */
export function schemaErrors(schema: StructuralSchema, value: unknown): SchemaError[] {
  const known = schemas.get(schema) ?? jsonSchema(schema);
  schemas.set(schema, known);
  return validator().validate(value, known, { nestedErrors: true }).errors.map(schemaError);
}

/** The keywords whose error is about a field of the value. */
const OF_FIELDS: ReadonlySet<string> = new Set(["required", "additionalProperties"]);

function schemaError({ path, instance, name, argument, schema }: ValidationError): SchemaError {
  const steps = OF_FIELDS.has(name) ? [...path, String(argument)] : path;
  return { steps, value: instance, keyword: name, argument, schema: schema as Schema };
}

let loaded: Validator | undefined;

function validator(): Validator {
  if (loaded !== undefined) return loaded;
  // Not imported above: most programs do without. Not `import()`, because a component's constructor cannot wait.
  const { Validator, ValidatorResult } = createRequire(__filename)("jsonschema") as typeof Library;
  loaded = new Validator();
  loaded.attributes["pattern"] = (instance: unknown, schema, options, context) => {
    const result = new ValidatorResult(instance, schema, options, context);
    const pattern = String(schema.pattern);
    if (typeof instance === "string" && !matches(pattern, instance))
      result.addError({ name: "pattern", argument: pattern, message: `does not match ${pattern}` });
    return result;
  };
  return loaded;
}

/**
 * Reports whether a text matches a pattern in the dialect of Go, where a dot is anything but a line feed. A pattern that
 * JavaScript does not accept is left to the API server.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
function matches(pattern: string, text: string): boolean {
  const source = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gs, (part) => (part === "." ? "[^\\n]" : part));
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags).test(text);
    } catch {
      continue;
    }
  }
  return true;
}
