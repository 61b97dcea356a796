/** A record without some of its keys, and without those whose values are undefined: they would hide the defaults. */
export function without<T extends object, K extends PropertyKey>(record: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => value !== undefined && !keys.includes(key as K)),
  ) as Omit<T, K>;
}

/** A record without the keys whose values are undefined. */
export function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
