import type { Steps } from "./value-path";

/** What may hold a secret by its name, or is free-form, so that nobody knows what it holds. */
const PRIVATE =
  /pass|token|secret|private|credential|identity|headers?$|address|proxy|values$|substitute|patch|env|cert|key$/i;
/** A URL with a password or a query, where tokens are. */
const PRIVATE_TEXT = /:\/\/[^/]*:[^/]*@|\?.*=|-----BEGIN/;
const LONGEST = 80;

/** What a field holds, for an error: `, got 42`. Nothing where it may be a secret. */
export function got(steps: Steps, value: unknown): string {
  if (Array.isArray(value)) return ", got a list";
  if (typeof value === "object" && value !== null) return ", got an object";
  if (steps.some((step) => typeof step === "string" && PRIVATE.test(step))) return "";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return PRIVATE_TEXT.test(text) || text.length > LONGEST ? "" : `, got ${text}`;
}
