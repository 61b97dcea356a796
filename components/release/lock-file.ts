import { isRecord } from "../manifests/is-record";
import * as fs from "node:fs";
import * as path from "node:path";

import { readData } from "../manifests/yaml/read-data";
import { isSha256, sortedFields, type ReleaseDigests } from "./digests";
import { isReleaseTag, ReleaseError } from "./errors";
import { readFile } from "./read-files";

/**
 * The file in the directory of a program that records the files of releases that this package does not know. It is to be
 * committed, so that every machine installs the same.
 */
export const lockFileName = "flux-bootstrap.lock.json";

const ABANDONED_MS = 5000;

/**
 * The digests that are recorded of a release.
 *
 * @throws ReleaseError when the file is damaged
 */
export function recordedDigests(directory: string, version: string): ReleaseDigests | undefined {
  const releases = readLock(path.join(directory, lockFileName));
  return Object.hasOwn(releases, version) ? releases[version] : undefined;
}

/**
 * Adds a release to those that are recorded: all at once, so that a kill leaves the old file or the new one, and one
 * process after the other, so that none loses what another has recorded.
 */
export function recordDigests(directory: string, version: string, digests: ReleaseDigests): void {
  const file = path.join(directory, lockFileName);
  const draft = `${file}.draft`;
  try {
    takeDraft(draft);
  } catch (error) {
    const reason = `Flux ${version} cannot be recorded there (${String((error as NodeJS.ErrnoException).code)})`;
    throw new ReleaseError(`${file}: ${reason}. Make the directory writable once, and commit the file.`);
  }
  try {
    const releases = sortedFields({ ...readLock(file), [version]: sortedFields(digests) });
    fs.writeFileSync(draft, `${JSON.stringify({ releases }, undefined, 2)}\n`);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

/** Creates the draft, which only one process has at a time. */
function takeDraft(draft: string): void {
  for (;;) {
    try {
      return fs.closeSync(fs.openSync(draft, "wx"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      // The draft of a killed process is removed; that of another one is there for some milliseconds.
      const { mtimeMs } = fs.statSync(draft, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
      if (Date.now() - mtimeMs > ABANDONED_MS) fs.rmSync(draft, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function readLock(file: string): Readonly<Record<string, ReleaseDigests>> {
  if (!fs.existsSync(file)) return {};
  const releases = releasesIn(readFile(file).toString("utf8"));
  if (isRecord(releases) && Object.keys(releases).every(isReleaseTag) && Object.values(releases).every(isDigests)) {
    return releases as Readonly<Record<string, ReleaseDigests>>;
  }
  throw new ReleaseError(`${file}: is damaged. Restore it from Git, or delete it to record the releases again.`);
}

function releasesIn(text: string): unknown {
  try {
    const content = readData(text); // JSON is YAML, and this refuses a key that comes twice
    return isRecord(content) ? content["releases"] : undefined;
  } catch {
    return undefined;
  }
}

function isDigests(value: unknown): value is ReleaseDigests {
  return isRecord(value) && Object.values(value).every((digest) => typeof digest === "string" && isSha256(digest));
}
