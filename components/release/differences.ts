import type { ReleaseDigests } from "./digests";
import { sha256 } from "./sha256";

/** One line per file whose SHA-256 is not the expected one, or that has no business here; empty when all is well. */
export function differences(files: Readonly<Record<string, Uint8Array>>, expected: ReleaseDigests): string[] {
  return Object.entries(files).flatMap(([name, content]) => {
    const found = sha256(content);
    const digest = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (digest === found) {
      return [];
    }
    if (digest === undefined) {
      return [`${name}: is not part of this release`];
    }
    const cause = content.includes(13) ? " (it has Windows line endings)" : "";
    return [`${name}: expected SHA-256 ${digest}, found ${found}${cause}`];
  });
}
