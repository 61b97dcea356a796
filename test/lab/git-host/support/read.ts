/** Reads a value of a JSON body by its path ("commit.author.name"); undefined when there is none. */
export function read(body: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    const isObject = typeof value === "object" && value !== null;
    return isObject ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }, body);
}
