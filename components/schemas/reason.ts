import type { ErrorObject } from "ajv";
import { goDuration } from "../validation/checks";
import type { Steps } from "./value-path";
import { got } from "./show";

const TYPES: Readonly<Record<string, string>> = {
  string: "a string",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  array: "a list",
  object: "an object",
  null: "null",
};

/** What an error of the validator means, in the words of the other checks. */
export function reasonOf({ keyword, params, data, parentSchema }: ErrorObject, steps: Steps): string {
  const limit = Number(params.limit);
  switch (keyword) {
    case "type":
      return `must be ${[params.type]
        .flat()
        .map((type) => TYPES[String(type)] ?? String(type))
        .join(" or ")}${got(steps, data)}`;
    case "required":
      return "is required";
    case "additionalProperties":
      return `unknown field, expected one of ${Object.keys((parentSchema?.properties ?? {}) as object).join(", ") || "none"}`;
    case "enum":
      return `expected one of ${(params.allowedValues as unknown[]).map(String).join(", ")}${got(steps, data)}`;
    case "pattern":
      return `${patternReason(String(params.pattern))}${got(steps, data)}`;
    case "minLength":
      return limit === 1
        ? "must not be empty"
        : `must have at least ${count(limit, "character")}, got ${String([...(data as string)].length)}`;
    case "maxLength":
      return `must have at most ${count(limit, "character")}, got ${String([...(data as string)].length)}`;
    case "minItems":
      return limit === 1
        ? "must not be empty"
        : `must have at least ${count(limit, "item")}, got ${String((data as unknown[]).length)}`;
    case "maxItems":
      return `must have at most ${count(limit, "item")}, got ${String((data as unknown[]).length)}`;
    case "uniqueItems":
      return "must not hold the same item twice";
    case "minimum":
      return `must be at least ${String(limit)}${got(steps, data)}`;
    case "maximum":
      return `must be at most ${String(limit)}${got(steps, data)}`;
    default:
      return `must satisfy ${keyword} of its schema${got(steps, data)}`;
  }
}

/** Flux writes its durations with and without hours. */
const DURATION = /^\^\(\[0-9\]\+\(\\\.\[0-9\]\+\)\?\((?:[a-zµ]+\|?)+\)\)\+\$$/;

function patternReason(pattern: string): string {
  if (!DURATION.test(pattern)) return `must match ${pattern}`;
  const mustBe = goDuration("") ?? "";
  return pattern.includes("|h)") ? mustBe : `${mustBe}, without hours`;
}

function count(limit: number, noun: string): string {
  return `${String(limit)} ${noun}${limit === 1 ? "" : "s"}`;
}
