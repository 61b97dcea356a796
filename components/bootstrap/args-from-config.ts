import { argumentSchema, dereference } from "../schemas/argument-schema";
import type { FluxBootstrapArgs } from "./args";

/**
 * Reads the arguments from the texts of a stack's configuration: those that the schema says are texts as they are, all others as
 * JSON. What is unknown or no JSON stays as it is, so that the component reports it with every other problem.
 *
 * @param config - the values by their keys without a namespace, e.g. `{ path: "clusters/prod", sync: '{"prune":false}' }`
 */
export function argsFromConfig(config: Readonly<Record<string, string>>): FluxBootstrapArgs {
  const { properties = {} } = argumentSchema("FluxBootstrapArgs");
  const isText = (key: string) => dereference(properties[key] ?? {}).type === "string";
  const entries = Object.entries(config).map(([key, text]): [string, unknown] => [
    key,
    isText(key) ? text : parseJson(text),
  ]);
  return Object.fromEntries(entries) as Partial<FluxBootstrapArgs> as FluxBootstrapArgs;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
