import { isRecord } from "../manifests/is-record";
import { isDeepStrictEqual } from "node:util";
import type { Steps } from "./value-path";
import { evaluateRule } from "./rule";
import { parts, type StructuralSchema } from "./structural-schema";

/** A problem with a part of a value. */
export interface Violation {
  readonly steps: Steps;
  readonly reason: string;
}

/** The problems that JSON Schema cannot express: rules at every level of a schema, and items of a list with the same key. */
export function structuralViolations(schema: StructuralSchema, value: unknown, steps: Steps = []): Violation[] {
  return [
    ...duplicateKeys(schema, value).map((index) => ({
      steps: [...steps, index],
      reason: "has the same key as an item before it",
    })),
    ...brokenRules(schema, value).map((reason) => ({ steps, reason })),
    ...parts(schema, value).flatMap(([key, part, inner]) => structuralViolations(part, inner, [...steps, key])),
  ];
}

function brokenRules(schema: StructuralSchema, value: unknown): string[] {
  const rules = schema["x-kubernetes-validations"] ?? [];
  return rules
    .filter((rule) => evaluateRule(rule, schema, value) === false)
    .map(({ rule, message }) => message?.trim() ?? `must satisfy ${rule}`);
}

function duplicateKeys(schema: StructuralSchema, value: unknown): number[] {
  if (schema["x-kubernetes-list-type"] !== "map" || !Array.isArray(value)) return [];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const found = value.map((item: unknown) => (isRecord(item) ? keys.map((key) => item[key]) : undefined));
  return found.flatMap((key, index) => {
    // Symbols stand for values that are not known.
    if (key === undefined || key.some((part) => typeof part === "symbol")) return [];
    return found.slice(0, index).some((earlier) => isDeepStrictEqual(earlier, key)) ? [index] : [];
  });
}
