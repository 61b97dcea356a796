/**
 * Returns a copy of arguments without undefined fields, at every depth: an undefined field means the same as one that
 * is left out, but would hide the default. Outputs and components stay unchanged, and the items of a list keep their
 * places.
 */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (!isPlainObject(value)) return value;
  const given = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(given.map(([key, part]) => [key, withoutUndefined(part)])) as T;
}

/** Reports whether a value is an object without a class, from whatever realm. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Returns the given values with the defaults of those that are left out or undefined. */
export function withDefaults<T extends object, D extends object>(
  defaults: D,
  given: T,
): Omit<D, keyof T> & Completed<T, D> {
  return { ...defaults, ...withoutUndefined(given) } as Omit<D, keyof T> & Completed<T, D>;
}

/** The given values; those that have a default are there. */
type Completed<T, D> = { readonly [K in keyof T as K extends keyof D ? never : K]: T[K] } & {
  readonly [K in keyof T & keyof D]-?: Exclude<T[K], undefined>;
};
