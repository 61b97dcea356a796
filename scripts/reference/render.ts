import { typeOf, type Schema } from "./type-of";

/** The JSON Schema of all arguments, as far as the reference shows it. */
export interface ArgumentsSchema {
  readonly definitions: Readonly<Record<string, Schema>>;
}

const INTRODUCTION = `# Reference: all arguments

This page is made from the TypeScript types: \`npm run reference\` writes it again. The components come first, then the objects within their
arguments.

- An argument without a default is optional unless it says *required*. \`undefined\` means the same as leaving it out.
- *input* marks values that may be outputs of other resources. All others decide which resources exist and must be plain values.
- *secret* marks values that Pulumi encrypts in its state and that never reach Git, a log or an error.
- Durations are texts such as \`1m0s\`.`;

/** Renders the reference of all arguments in Markdown. */
export function renderReference({ definitions }: ArgumentsSchema): string {
  const objects = Object.entries(definitions).filter(([, schema]) => schema.properties !== undefined);
  const within = new Set(JSON.stringify(definitions).match(/(?<=#\/definitions\/)\w+/g));
  const isWithin = ([name]: readonly [string, Schema]): boolean => within.has(name);
  const components = objects.filter((entry) => !isWithin(entry));
  const contents = components.map(([name]) => `[${name}](#${name.toLowerCase()})`).join(" · ");
  const sections = [...components, ...objects.filter(isWithin)].map(([name, schema]) =>
    renderSection(name, schema, definitions),
  );
  return `${[INTRODUCTION, contents, ...sections].join("\n\n")}\n`;
}

function renderSection(name: string, schema: Schema, definitions: ArgumentsSchema["definitions"]): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const isRequired = schema.required?.includes(key) === true;
    const fallback = isRequired ? "*required*" : defaultOf(property);
    return `| \`${key}\` | ${typeCell(property, definitions)} | ${fallback} | ${meaningOf(property)} |`;
  });
  return [
    `## ${name}`,
    ...(schema.description === undefined ? [] : ["", oneLine(schema.description)]),
    "",
    "| argument | type | default | meaning |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function typeCell(property: Schema, definitions: ArgumentsSchema["definitions"]): string {
  const marks = [
    ...(property["x-pulumi-input"] === true ? ["*input*"] : []),
    ...(property["x-pulumi-secret"] === true ? ["*secret*"] : []),
  ];
  return cell([typeOf(property, definitions), ...marks].join(", "));
}

function defaultOf(property: Schema): string {
  if (property.default !== undefined) return cell(`\`${JSON.stringify(property.default)}\``);
  const text = property["x-default"];
  return text === undefined || text === "none" ? "" : cell(oneLine(text));
}

function meaningOf(property: Schema): string {
  const url = /^https:\/\/\S+/.exec(property["x-see"] ?? "")?.[0];
  const more = url === undefined ? [] : [`[More](${url})`];
  return cell([...(property.description === undefined ? [] : [oneLine(property.description)]), ...more].join(" "));
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\{\s*@link\s+(\w+)\s*\}/g, "`$1`")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Text of a cell: a bar would end it, also within backticks. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
