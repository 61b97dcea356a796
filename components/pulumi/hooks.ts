/** How often a name was given to a hook of this program. */
const names = new Map<string, number>();

/** A name for a hook, which no other one of the program may have: components may be called alike. */
export function hookName(name: string): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name}-${String(count)}`;
}
