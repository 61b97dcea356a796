import { existsSync } from "node:fs";
import * as path from "node:path";
import { digestListName, parseDigestList } from "./digest-list";
import { knownReleases, type ReleaseDigests } from "./digests";
import { readFile } from "./read-files";

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
