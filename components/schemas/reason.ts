import type { ErrorObject } from "ajv";

import { goDuration } from "../validation/checks";
import type { Steps } from "./value-path";

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
        : `must have at least ${count(limit, "character")}, got ${String(Array.from(data as string).length)}`;
    case "maxLength":
      return `must have at most ${count(limit, "character")}, got ${String(Array.from(data as string).length)}`;
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

/** What may hold a secret by its name, or is free-form, so that nobody knows what it holds. */
const PRIVATE =
  /pass|token|secret|private|credential|identity|headers?$|address|proxy|values$|substitute|patch|env|cert|key$/i;
/** A URL with a password or a query, where tokens are. */
const PRIVATE_TEXT = /:\/\/[^/]*:[^/]*@|\?.*=|-----BEGIN/;
const LONGEST = 80;

/** What a field holds, for an error: `, got 42`. Nothing where it may be a secret. */
function got(steps: Steps, value: unknown): string {
  if (Array.isArray(value)) return ", got a list";
  if (typeof value === "object" && value !== null) return ", got an object";
  if (steps.some((step) => typeof step === "string" && PRIVATE.test(step))) return "";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return PRIVATE_TEXT.test(text) || text.length > LONGEST ? "" : `, got ${text}`;
}
