import type { ArgumentsSchema } from "./render";
import type { Schema } from "./type-of";

const INTRODUCTION = `# All arguments of flux-bootstrap, an object at a time, made from the TypeScript types by \`npm run reference\`.
# NAME?: optional. = VALUE: the default. input: may be an Output; all others must be plain values. secret: encrypted in the state.
# Meanings and defaults in words: docs/reference.md.`;

const PREFIX = "#/definitions/";

/** Renders all arguments as a short text for machines: a line an argument, without its meaning. */
export function renderOutline({ definitions }: ArgumentsSchema): string {
  const objects = Object.entries(definitions).filter(([, schema]) => schema.properties !== undefined);
  const sections = objects.map(([name, schema]) => {
    const lines = Object.entries(schema.properties ?? {}).map(([key, property]) =>
      lineOf(key, property, schema.required?.includes(key) === true, definitions),
    );
    return `${name}\n${lines.join("")}`;
  });
  return `${INTRODUCTION}\n\n${sections.join("\n")}`;
}

function lineOf(
  key: string,
  property: Schema,
  isRequired: boolean,
  definitions: ArgumentsSchema["definitions"],
): string {
  const marks = [
    ...(property["x-pulumi-input"] === true ? ["input"] : []),
    ...(property["x-pulumi-secret"] === true ? ["secret"] : []),
  ];
  const fallback = property.default === undefined ? "" : ` = ${JSON.stringify(property.default)}`;
  const type = [plainType(property, definitions), ...marks].join(", ");
  return `  ${key}${isRequired ? "" : "?"}: ${type}${fallback}\n`;
}

/** The type of a value, written as TypeScript writes it. */
function plainType(schema: Schema, definitions: ArgumentsSchema["definitions"]): string {
  const part = (inner: Schema): string => plainType(inner, definitions);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(PREFIX.length);
    const definition = definitions[name];
    return definition === undefined || definition.properties !== undefined ? name : part(definition);
  }
  const component = schema["x-pulumi-component"];
  if (component !== undefined) return typeof component === "string" ? component : "FluxBootstrap";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(part))].join(" | ");
  if (schema.type === "array")
    return `(${schema.items === undefined ? "any" : part(schema.items)})[]`.replace(/^\((\w+)\)/, "$1");
  if (schema.type === "object") {
    return typeof schema.additionalProperties === "object"
      ? `{ [key]: ${part(schema.additionalProperties)} }`
      : "object";
  }
  if (schema.type === undefined) return "any";
  return [schema.type].flat().join(" | ");
}
