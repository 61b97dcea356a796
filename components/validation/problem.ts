import type { Check } from "./checks";
import type { Problem } from "../errors";

export type { Problem } from "../errors";

/** The problem of a value that may be left out. */
export function optional(propertyPath: string, value: string | undefined, check: Check<string>): Problem[] {
  if (value === undefined) return [];
  // Programs in JavaScript, and values from a stack's configuration, have no compiler to keep the type.
  const mustBe = typeof value === "string" ? check(value) : "must be a string";
  return mustBe === undefined ? [] : [{ propertyPath, reason: `${mustBe}, got ${JSON.stringify(value)}` }];
}

/** The problem of a value that must be there. */
export function required(propertyPath: string, value: string | undefined, check: Check<string>): Problem[] {
  if (value === undefined || value === "") return [{ propertyPath, reason: "is required and must not be empty" }];
  return optional(propertyPath, value, check);
}

/** Says that a secret is missing; what it is must not be said. */
export function missing(propertyPath: string, value: unknown): Problem[] {
  return value === undefined || value === "" ? [{ propertyPath, reason: "is required and must not be empty" }] : [];
}

/** The problem of a value that some work on it throws at. */
export function check(propertyPath: string, work: () => unknown): Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    return [{ propertyPath, reason: error instanceof Error ? error.message : String(error) }];
  }
}

/** The path of an item of a list. */
export function at(propertyPath: string, index: number): string {
  return `${propertyPath}[${String(index)}]`;
}

/** The problems of an object that is the value of an argument. */
export function within(propertyPath: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, propertyPath: below(propertyPath, problem.propertyPath) }));
}

/** The path of a field of an object; a rule about the whole object has none of its own. */
export function below(propertyPath: string, field: string): string {
  return field === "" ? propertyPath : `${propertyPath}.${field}`;
}
