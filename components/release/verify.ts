import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import * as path from "node:path";

import { type ReleaseDigests, knownReleases } from "./digests";
import { archiveName } from "./download";
import { ReleaseError } from "./errors";
import { readFile, readFiles } from "./read-files";

/** What keeps `files` from being all that is expected, a line each: other files, and missing ones. Empty when all is well. */
export function bundleFlaws(files: Readonly<Record<string, Uint8Array>>, expected: ReleaseDigests): string[] {
  const missing = Object.keys(expected).filter((name) => !Object.hasOwn(files, name));
  return [...differences(files, expected), ...missing.map((name) => `${name}: is missing`)];
}

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

/** The file beside the fetched bundle of a release that `digests.ts` does not know; it lists the archive too. */
export const digestListName = "SHA256SUMS";

/** The digests of `files` in the format of the `sha256sum` command. */
export function formatDigestList(files: Readonly<Record<string, Uint8Array>>): string {
  return Object.entries(files)
    .map(([name, content]) => `${sha256(content)}  ${name}\n`)
    .sort()
    .join("");
}

/** The digests in a list that {@link formatDigestList} wrote; `where` is for the error. */
function parseDigestList(text: string, where: string): ReleaseDigests {
  const lines = text.split("\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [, digest, name] = /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line) ?? [];
      if (digest === undefined || name === undefined) {
        throw new ReleaseError(`${where}: not a list of SHA-256 digests`);
      }
      return [name, digest];
    }),
  );
}

/**
 * What the files of a release in `directory` must be: by the table in the source, or else by what was noted down there
 * when the caller vouched for the archive; undefined when nothing tells.
 */
export function expectedDigests(version: string, directory: string): ReleaseDigests | undefined {
  const list = path.join(directory, digestListName);
  return (
    knownReleases[version] ?? (existsSync(list) ? parseDigestList(readFile(list).toString("utf8"), list) : undefined)
  );
}

/**
 * Whether `directory` holds every file of the release, each as it should be.
 *
 * @param archiveDigest - the digest that the caller vouches for; another archive's files do not count
 * @param recorded - what the lock file records; other files do not count either
 */
export function isComplete(
  version: string,
  directory: string,
  archiveDigest?: string,
  recorded?: ReleaseDigests,
): boolean {
  try {
    const { [archiveName]: archive, ...expected } = expectedDigests(version, directory) ?? {};
    const names = Object.keys(expected);
    const files = readFiles(directory, names) ?? {};
    const sameArchive = archive === undefined || archiveDigest === undefined || archive === archiveDigest;
    const flaws = [expected, recorded ?? expected].flatMap((digests) => bundleFlaws(files, digests));
    return sameArchive && names.length > 0 && flaws.length === 0;
  } catch {
    return false; // unreadable is as good as absent: the caller is about to write it anew
  }
}

/** The SHA-256 of `content` in lower-case hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
