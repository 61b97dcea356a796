// A value that may have slashes in it, sent as they are.
const LONG = new Set(["path", "ref", "branch", "basehead"]);

/**
 * GitHub's name of an operation as Express's.
 *
 * @see https://expressjs.com/en/guide/migrating-5.html#path-syntax
 */
export function expressPath(path: string): string {
  return path
    .replace(/\/\{path\}$/, "{/*path}")
    .replace(/(?<=\/)\{(\w+)\}/g, (_, name: string) => (LONG.has(name) ? `*${name}` : `:${name}`));
}
