import { createRequire } from "node:module";
import type { Environment } from "@marcbachmann/cel-js";
import { celValue } from "./cel-value";
import type { Rule, StructuralSchema } from "./structural-schema";

type Program = (variables: Readonly<Record<string, unknown>>) => unknown;

/** The result of a rule for a value; undefined when only the API server can decide. */
export function evaluateRule({ rule }: Rule, schema: StructuralSchema, value: unknown): boolean | undefined {
  // A rule about a change: a new object has none.
  if (/\boldSelf\b/.test(rule)) return undefined;
  try {
    const verdict = programOf(rule)?.({ self: celValue(schema, value) });
    return typeof verdict === "boolean" ? verdict : undefined;
  } catch {
    // It needs a value that is not known yet, or a field that is not there.
    return undefined;
  }
}

const programs = new Map<string, Program | undefined>();

/** A rule, ready to be run; undefined when it calls functions that only the API server has. */
export function programOf(rule: string): Program | undefined {
  if (!programs.has(rule)) programs.set(rule, parsed(rule));
  return programs.get(rule);
}

function parsed(rule: string): Program | undefined {
  try {
    return environment().parse(rule);
  } catch {
    return undefined;
  }
}

let loaded: Environment | undefined;

function environment(): Environment {
  if (loaded !== undefined) return loaded;
  // As late as the validator's library, and for the same reason.
  const library = createRequire(__filename)("@marcbachmann/cel-js") as {
    readonly Environment: new (options: { readonly unlistedVariablesAreDyn: boolean }) => Environment;
  };
  loaded = new library.Environment({ unlistedVariablesAreDyn: true });
  return loaded;
}
