/** The keys and indexes that lead from a value to a part of it. */
export type Steps = readonly (string | number)[];

/** The path of a part of a value, as a program in TypeScript would write it: `spec.install.crds`, `labels["a/b"]`, `hosts[1]`. */
export function fieldPath(root: string, steps: Steps): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "number") return `${path}[${String(step)}]`;
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) return `${path}[${JSON.stringify(step)}]`;
    return path === "" ? step : `${path}.${step}`;
  }, root);
}

/** Placeholder in a spec for a value that is not known yet, such as an output of Pulumi in a preview: every check passes it over. */
export const UNKNOWN: unique symbol = Symbol("a value that is not known yet");

/** A copy of a value with a part of it replaced. Steps that lead nowhere change nothing. */
export function withPart(value: unknown, [step, ...rest]: Steps, part: unknown): unknown {
  if (step === undefined) return part;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? withPart(item, rest, part) : item));
  if (typeof value !== "object" || value === null) return value;
  const inner = (value as Readonly<Record<string, unknown>>)[step];
  return { ...value, [step]: withPart(inner, rest, part) };
}
