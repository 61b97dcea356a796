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

/** The steps of a JSON pointer into a value. */
export function stepsOf(pointer: string, value: unknown): Steps {
  const steps: (string | number)[] = [];
  let place = value;
  for (const text of pointer.split("/").slice(1)) {
    const key = text.replaceAll("~1", "/").replaceAll("~0", "~");
    steps.push(Array.isArray(place) ? Number(key) : key);
    place = (place as Readonly<Record<string, unknown>>)[key];
  }
  return steps;
}
