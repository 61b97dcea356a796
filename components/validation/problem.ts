import type { Check } from "./checks";
import type { Problem } from "../errors";

export type { Problem } from "../errors";

/** Returns the problem of a value that may be left out. */
export function optional(propertyPath: string, value: string | undefined, check: Check<string>): Problem[] {
  if (value === undefined) return [];
  // Programs in JavaScript, and values from a stack's configuration, have no compiler to keep the type.
  const mustBe = typeof value === "string" ? check(value) : "must be a string";
  return mustBe === undefined ? [] : [{ propertyPath, reason: `${mustBe}, got ${JSON.stringify(value)}` }];
}

/** Returns the error of `work` as a problem. */
export function check(propertyPath: string, work: () => unknown): Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    return [{ propertyPath, reason: error instanceof Error ? error.message : String(error) }];
  }
}

/** Returns the path of an item of a list. */
export function at(propertyPath: string, index: number): string {
  return `${propertyPath}[${String(index)}]`;
}

/** Returns the problems of an object that is the value of an argument, with the path of that argument. */
export function within(propertyPath: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, propertyPath: below(propertyPath, problem.propertyPath) }));
}

/** Returns the path of a field of an object; the field of a rule about the whole object is empty. */
export function below(propertyPath: string, field: string): string {
  return field === "" ? propertyPath : `${propertyPath}.${field}`;
}
