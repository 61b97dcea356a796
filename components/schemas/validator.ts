import { createRequire } from "node:module";
import type { Ajv, ErrorObject, Options } from "ajv";
import { jsonSchema } from "./json-schema";
import type { StructuralSchema } from "./structural-schema";

/** Finds the problems of a value by a schema, without the schema's rules in CEL. */
export type Validator = (value: unknown) => readonly ErrorObject[];

const validators = new WeakMap<StructuralSchema, Validator>();

/** The validator of a schema. Compiling it takes many times as long as using it, so it is kept. */
export function validatorOf(schema: StructuralSchema): Validator {
  const validator = validators.get(schema) ?? compiled(schema);
  validators.set(schema, validator);
  return validator;
}

function compiled(schema: StructuralSchema): Validator {
  const validate = ajv().compile(jsonSchema(schema));
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

let loaded: Ajv | undefined;

function ajv(): Ajv {
  if (loaded !== undefined) return loaded;
  // Not imported above: most programs do without, and it takes as long to load as the rest of the library. Not `import()`,
  // because a component's constructor cannot wait.
  const library = createRequire(__filename)("ajv") as { readonly Ajv: new (options: Options) => Ajv };
  // The API server has checked the schema itself when it took the definition.
  const trusting = { strict: false, validateSchema: false, addUsedSchema: false, logger: false } as const;
  loaded = new library.Ajv({ ...trusting, allErrors: true, verbose: true, ownProperties: true, code: { regExp } });
  return loaded;
}

/**
 * A pattern is in the dialect of Go, where a dot is anything but a line feed. One that JavaScript does not accept is left to the
 * API server.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
function regExp(pattern: string): { test(text: string): boolean } {
  const source = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gs, (part) => (part === "." ? "[^\\n]" : part));
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return { test: () => true };
}
// For standalone code, which is not made here.
regExp.code = "regExp";
