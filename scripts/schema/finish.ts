type Schema = Readonly<Record<string, unknown>>;

/** The keywords whose values are schemas by names of the caller's. */
const NAMED: ReadonlySet<string> = new Set(["properties", "definitions"]);

/** Puts what the TSDoc tags say in the keywords of JSON Schema, as far as it has them. */
export function finish(schema: Schema): Schema {
  const { defaultValue, see, secret, itemFormat, keyFormat, valuesOfRelease, ...rest } = schema;
  const keywords = Object.fromEntries(Object.entries(rest).map(([keyword, value]) => [keyword, part(keyword, value)]));
  // What is plain holds no outputs, whatever its type would allow elsewhere.
  if (keywords["x-pulumi-plain"] === true) delete keywords["x-pulumi-input"];
  return {
    ...keywords,
    ...(secret === true && { "x-pulumi-secret": true }),
    ...(valuesOfRelease === true && { "x-flux-values": true }),
    ...(typeof see === "string" && { "x-see": see.replaceAll(/\s+/g, " ").trim() }),
    ...(typeof defaultValue === "string" && defaultKeywords(defaultValue)),
    ...(typeof keyFormat === "string" && { propertyNames: { format: keyFormat } }),
    ...(typeof itemFormat === "string" && formatOfParts(keywords, itemFormat)),
  };
}

function part(keyword: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isSchema(item) ? finish(item) : item));
  if (!isSchema(value)) return value;
  if (!NAMED.has(keyword)) return finish(value);
  return Object.fromEntries(Object.entries(value).map(([name, named]) => [name, finish(named as Schema)]));
}

/** A default that is a literal is a value; any other is said in words. */
function defaultKeywords(text: string): Schema {
  const literal = /^`([^`]*)`$/.exec(text.trim())?.[1];
  if (literal === undefined) return { "x-default": text.replaceAll(/\s+/g, " ").trim() };
  try {
    return { default: JSON.parse(literal) as unknown };
  } catch {
    return { default: literal };
  }
}

/** The format of the items of a list, or of the values of a map. */
function formatOfParts(schema: Schema, format: string): Schema {
  const keyword = schema.type === "array" ? "items" : "additionalProperties";
  return { [keyword]: { ...(schema[keyword] as Schema), format } };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
