import type { Steps } from "./value-path";

/** A copy of a value with a part of it replaced. Steps that lead nowhere change nothing. */
export function withPart(value: unknown, [step, ...rest]: Steps, part: unknown): unknown {
  if (step === undefined) return part;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? withPart(item, rest, part) : item));
  if (typeof value !== "object" || value === null) return value;
  const inner = (value as Readonly<Record<string, unknown>>)[step];
  return { ...value, [step]: withPart(inner, rest, part) };
}
