import { differences } from "./differences";
import type { ReleaseDigests } from "./digests";

/** What keeps `files` from being all that is expected, a line each: other files, and missing ones. Empty when all is well. */
export function bundleFlaws(files: Readonly<Record<string, Uint8Array>>, expected: ReleaseDigests): string[] {
  const missing = Object.keys(expected).filter((name) => !Object.hasOwn(files, name));
  return [...differences(files, expected), ...missing.map((name) => `${name}: is missing`)];
}
