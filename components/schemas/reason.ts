import { goDuration } from "../validation/checks";
import { nearest } from "../manifests/nearest";
import type { SchemaError } from "./validator";
import type { Steps } from "./value-path";

/** The types of JSON Schema, in words. */
export const TYPES: Readonly<Record<string, string>> = {
  string: "a string",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  array: "a list",
  object: "an object",
  null: "null",
};

/** The words of the problems of an object that are not in its schema. */
export interface Naming {
  /** The release whose definitions decide about fields and closed sets, e.g. `"v2.9.4"`. */
  readonly release?: string;
  /** The names that the caller may use beside the fields of the spec. */
  readonly others?: readonly string[];
}

/** The meaning of an error of the validator, in the words of the other checks. */
export function reasonOf(
  { keyword, argument, value, schema, steps }: SchemaError,
  { release, others = [] }: Naming = {},
): string {
  const limit = Number(argument);
  const inRelease = release === undefined ? "" : ` in Flux ${release}`;
  switch (keyword) {
    case "type":
      return `must be ${[argument]
        .flat()
        .map((type) => TYPES[String(type)] ?? String(type))
        .join(" or ")}${got(steps, value)}`;
    case "required":
      return "is required";
    case "additionalProperties":
      return unknownName(
        `field${inRelease}`,
        String(argument),
        Object.keys(schema.properties ?? {}),
        steps.length === 2 ? others : [],
      );
    case "enum":
      return `expected one of ${(argument as unknown[]).map(String).join(", ")}${inRelease}${got(steps, value)}`;
    case "pattern":
      return `${patternReason(String(argument))}${got(steps, value)}`;
    case "minLength":
      return limit === 1
        ? "must not be empty"
        : `must have at least ${count(limit, "character")}, got ${String(Array.from(value as string).length)}`;
    case "maxLength":
      return `must have at most ${count(limit, "character")}, got ${String(Array.from(value as string).length)}`;
    case "minItems":
      return limit === 1
        ? "must not be empty"
        : `must have at least ${count(limit, "item")}, got ${String((value as unknown[]).length)}`;
    case "maxItems":
      return `must have at most ${count(limit, "item")}, got ${String((value as unknown[]).length)}`;
    case "uniqueItems":
      return "must not hold the same item twice";
    case "minimum":
      return `must be at least ${String(limit)}${got(steps, value)}`;
    case "maximum":
      return `must be at most ${String(limit)}${got(steps, value)}`;
    default:
      return `must satisfy ${keyword} of its schema${got(steps, value)}`;
  }
}

/**
 * Says that a name is unknown, and which one was probably meant.
 *
 * @param others - further names that may have been meant
 */
export function unknownName(
  noun: string,
  name: string,
  known: readonly string[],
  others: readonly string[] = [],
): string {
  const meant = nearest(name, [...known, ...others]);
  return meant === undefined
    ? `unknown ${noun}, expected one of ${known.join(", ") || "none"}`
    : `unknown ${noun}. Did you mean ${JSON.stringify(meant)}?`;
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

/** Fields that may hold a secret by their name, or that are free-form, so that anything may be in them. */
const PRIVATE =
  /pass|token|secret|private|credential|identity|headers?$|address|proxy|values$|substitute|patch|env|cert|key$/i;
/** A URL with a user or a query, where tokens are, and a key. */
const PRIVATE_TEXT = /:\/\/[^/]*@|:[^/\s]*@|\?.*=|-----BEGIN/;
const LONGEST = 80;

/** The value of a field, for an error: `, got 42`. Nothing where it may be a secret. */
function got(steps: Steps, value: unknown): string {
  return gotValue(
    value,
    steps.some((step) => typeof step === "string" && PRIVATE.test(step)),
  );
}

/** Returns the value of a field for an error, unless it is private or looks private. */
export function gotValue(value: unknown, isPrivate: boolean): string {
  if (Array.isArray(value)) return ", got a list";
  if (typeof value === "object" && value !== null) return ", got an object";
  if (isPrivate) return "";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return PRIVATE_TEXT.test(text) || text.length > LONGEST ? "" : `, got ${text}`;
}
