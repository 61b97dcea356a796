import type { Problem } from "../errors";

/** At most one of some arguments may be set. */
export function atMostOne(args: object | undefined, names: readonly string[], propertyPath: string): Problem[] {
  const set = names.filter((name) => (args as Readonly<Record<string, unknown>> | undefined)?.[name] !== undefined);
  return set.length < 2 ? [] : [{ propertyPath, reason: `only one of ${names.join(", ")} may be set, got ${set.join(" and ")}` }];
}

/** A Secret cannot be made and referred to at once. */
export function notBoth(args: object, made: string, reference: string): Problem[] {
  const { [made]: making, [reference]: referring } = args as Readonly<Record<string, unknown>>;
  const both = making !== undefined && referring !== undefined;
  return both ? [{ propertyPath: reference, reason: `must not be set beside ${made}, of which the Secret is made` }] : [];
}
