import { createRequire } from "node:module";

/** The schema of an argument: the keywords of JSON Schema that `npm run schema` writes, and what Pulumi adds. */
export interface ArgumentSchema {
  readonly $ref?: string;
  readonly type?: "string" | "boolean" | "number" | "integer" | "array" | "object";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  /** The name of a check in `validation/formats.ts`. */
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly uniqueItems?: boolean;
  readonly items?: ArgumentSchema;
  readonly properties?: Readonly<Record<string, ArgumentSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: ArgumentSchema;
  readonly additionalProperties?: boolean | ArgumentSchema;
  readonly description?: string;
  readonly default?: unknown;
  /** May be an output. */
  readonly "x-pulumi-input"?: boolean;
  /** Holds no output, whatever the schema says of its parts. */
  readonly "x-pulumi-plain"?: boolean;
  /** Is never shown. */
  readonly "x-pulumi-secret"?: boolean;
  /** The name of the class of a component. */
  readonly "x-pulumi-component"?: string;
  /** A field of a spec of Flux, which the definitions of the release check. */
  readonly "x-flux-field"?: boolean;
  /** Its `enum` has the values that this package knows; the definitions of the release decide which ones are valid. */
  readonly "x-flux-values"?: boolean;
}

let definitions: Readonly<Record<string, ArgumentSchema>> | undefined;

/** The schema of the arguments of a type, such as `FluxBootstrapArgs`. */
export function argumentSchema(type: string): ArgumentSchema {
  // Read late, because most of what this package is imported for does without.
  definitions ??= (
    createRequire(__filename)("./arguments.json") as { readonly definitions: Readonly<Record<string, ArgumentSchema>> }
  ).definitions;
  const schema = definitions[type];
  if (schema === undefined) throw new Error(`arguments.json has no ${type}: run \`npm run schema\``);
  return schema;
}

/** A schema with what it refers to; what stands next to the reference wins. */
export function dereference(schema: ArgumentSchema): ArgumentSchema {
  const { $ref, ...own } = schema;
  return $ref === undefined ? schema : { ...dereference(argumentSchema($ref.replace("#/definitions/", ""))), ...own };
}

/** The names of the arguments of a type that are not fields of a spec of Flux. */
export function ownArguments(type: string): string[] {
  return Object.entries(argumentSchema(type).properties ?? {}).flatMap(([name, part]) =>
    part["x-flux-field"] === true ? [] : [name],
  );
}

/** Reports whether a secret is somewhere in a value of a schema. */
export function holdsSecret(schema: ArgumentSchema): boolean {
  const { items, properties = {}, additionalProperties, ...rest } = dereference(schema);
  if (rest["x-pulumi-secret"] === true) return true;
  const parts = [items, typeof additionalProperties === "object" ? additionalProperties : undefined];
  return [...parts, ...Object.values(properties)].some((part) => part !== undefined && holdsSecret(part));
}
