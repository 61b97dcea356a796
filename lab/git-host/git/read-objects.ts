import type { GitObject } from "./git-object";
import { objectReader } from "./object-reader";

/**
 * Reads objects by their names ("main:README.md", "refs/heads/main^{commit}", a sha). An object that does not exist is
 * undefined.
 */
export async function readObjects(
  directory: string,
  names: readonly string[],
): Promise<readonly (GitObject | undefined)[]> {
  const reader = objectReader(directory);
  return Promise.all(names.map((name) => reader.read(name)));
}
