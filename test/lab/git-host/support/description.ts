import { readFileSync } from "node:fs";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type Schema = Readonly<Record<string, unknown>>;
interface Operation {
  readonly responses: Readonly<Record<string, Schema>>;
}

/** GitHub's own description of its API: https://github.com/octokit/openapi */
const description = JSON.parse(
  readFileSync(require.resolve("@octokit/openapi/generated/api.github.com.json"), "utf8"),
) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: Schema };

const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true, logger: false });
addFormats(ajv);
ajv.addSchema({ paths: asJsonSchema(description.paths), components: asJsonSchema(description.components) }, "github");
const validators = new Map<string, ValidateFunction>();

/** Whether the description has an operation. */
export function isDescribed(method: string, route: string): boolean {
  return description.paths[route]?.[method.toLowerCase()] !== undefined;
}

/** Whether it says that the operation may answer with a status. */
export function isDescribedStatus(method: string, route: string, status: number): boolean {
  return description.paths[route]?.[method.toLowerCase()]?.responses[String(status)] !== undefined;
}

/** What is wrong with an operation's answer, in words; nothing when it is as described. */
export function differences(method: string, route: string, status: number, body: unknown): readonly string[] {
  const response = description.paths[route]?.[method.toLowerCase()]?.responses[String(status)];
  const shared = typeof response?.["$ref"] === "string" ? response["$ref"].slice(1).split("/") : undefined;
  const steps = shared ?? ["", "paths", route, method.toLowerCase(), "responses", String(status)];
  const place = [...steps, "content", "application/json", "schema"];
  if (at(steps)?.["content"] === undefined) return body === undefined ? [] : ["a body where none is described"];
  return against(place, body);
}

/** What is wrong with a body that is to be one of the description's schemas. */
export function differencesFromSchema(name: string, body: unknown): readonly string[] {
  return against(["", "components", "schemas", name], body);
}

function against(place: readonly string[], body: unknown): readonly string[] {
  const pointer = place.map((step) => encodeURIComponent(step.replace(/~/g, "~0").replace(/\//g, "~1"))).join("/");
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `github#${pointer}` });
  validators.set(pointer, known);
  if (known(body)) return [];
  return (known.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}

function at(steps: readonly string[]): Schema | undefined {
  return steps
    .slice(1)
    .reduce<Schema | undefined>((place, step) => place?.[step] as Schema | undefined, description as unknown as Schema);
}

/**
 * GitHub's alternatives overlap, so that any of them does where it says one.
 * OpenAPI 3.0 has "nullable" beside "oneOf" and "$ref", where JSON Schema does not know it.
 */
function asJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asJsonSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  // Examples are many and no schemas.
  const entries = Object.entries(schema).filter(([key]) => key !== "example" && key !== "examples");
  const plain = Object.fromEntries(entries.map(([key, value]) => [key, asJsonSchema(value)]));
  const { nullable, oneOf, ...others } = plain;
  const rest = oneOf === undefined ? others : { ...others, anyOf: oneOf };
  if (nullable !== true) return rest;
  return rest.type === undefined ? { anyOf: [{ type: "null" }, rest] } : { ...rest, nullable };
}
