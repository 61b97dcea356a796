/** A part of the schema, as far as the reference shows it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly "x-default"?: string;
  readonly "x-see"?: string;
  readonly "x-pulumi-input"?: boolean;
  readonly "x-pulumi-secret"?: boolean;
  readonly "x-pulumi-component"?: unknown;
}

const PREFIX = "#/definitions/";

/** The type of a value in Markdown; objects that have a section of their own are links to it. */
export function typeOf(schema: Schema, definitions: Readonly<Record<string, Schema>>): string {
  const part = (inner: Schema): string => typeOf(inner, definitions);
  if (schema.$ref !== undefined) return typeOfDefinition(schema.$ref.slice(PREFIX.length), definitions);
  if (schema["x-pulumi-component"] !== undefined) return `\`${componentName(schema["x-pulumi-component"])}\``;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(part))].join(" or ");
  if (schema.type === "array") return schema.items === undefined ? "list" : `list of ${part(schema.items)}`;
  if (schema.type === "object") {
    return typeof schema.additionalProperties === "object" ? `map of ${part(schema.additionalProperties)}` : "object";
  }
  if (schema.type === undefined) return "any value";
  return [schema.type].flat().join(" or ");
}

function typeOfDefinition(name: string, definitions: Readonly<Record<string, Schema>>): string {
  const definition = definitions[name];
  if (definition === undefined) throw new Error(`The schema has no definition ${JSON.stringify(name)}`);
  if (definition.properties !== undefined) return `[${name}](#${name.toLowerCase()})`;
  return typeOf(definition, definitions);
}

function componentName(component: unknown): string {
  return typeof component === "string" ? component : "FluxBootstrap";
}
