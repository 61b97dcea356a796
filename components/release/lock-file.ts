import * as fs from "node:fs";
import * as path from "node:path";

import { readData } from "../manifests/yaml/read-data";
import type { ReleaseDigests } from "./digests";
import { checkVersion, ReleaseError } from "./errors";
import { readFile } from "./read-files";
import { sha256, differences } from "./verify";

/**
 * The file in the directory of a program that records what a release consists of which this package does not know. It is to be
 * committed, so that every machine installs the same.
 */
export const lockFileName = "flux-bootstrap.lock.json";

const ABANDONED_MS = 5000;

/** The digests that are recorded, by release. */
type Lock = Readonly<Record<string, ReleaseDigests>>;

/**
 * What is recorded of a release; nothing when it is not.
 *
 * @throws ReleaseError when the file is damaged
 */
export function recordedDigests(directory: string, version: string): ReleaseDigests | undefined {
  const lock = readLock(directory);
  return Object.hasOwn(lock, version) ? lock[version] : undefined;
}

/**
 * Records the digests of a release, beside those of others: all at once, so that a kill leaves the old file or the new one, and
 * one process after the other, so that none loses what another has recorded.
 */
export function recordDigests(directory: string, version: string, files: Readonly<Record<string, string>>): void {
  const digests = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, sha256(Buffer.from(content))]),
  );
  const file = path.join(directory, lockFileName);
  const draft = `${file}.draft`;
  const descriptor = openDraft(draft, file, version);
  try {
    const releases = sorted({ ...readLock(directory), [version]: sorted(digests) });
    fs.writeSync(descriptor, `${JSON.stringify({ releases }, undefined, 2)}\n`);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Opens the draft, which only one process has at a time. */
function openDraft(draft: string, file: string, version: string): number {
  for (;;) {
    try {
      return fs.openSync(draft, "wx");
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") {
        const remedy = "Make the directory writable once, and commit the file.";
        throw new ReleaseError(`${file}: Flux ${version} cannot be recorded there (${String(code)}). ${remedy}`);
      }
      // What a killed process has left is taken away; another one needs some milliseconds.
      const { mtimeMs } = fs.statSync(draft, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
      if (Date.now() - mtimeMs > ABANDONED_MS) fs.rmSync(draft, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function readLock(directory: string): Lock {
  const file = path.join(directory, lockFileName);
  if (!fs.existsSync(file)) return {};
  const text = readFile(file).toString("utf8");
  const damaged = new ReleaseError(
    `${file}: is damaged. Restore it from Git, or delete it to record the releases anew.`,
  );
  let content: unknown;
  try {
    content = readData(text); // JSON is YAML, and this refuses a key that comes twice
  } catch {
    throw damaged;
  }
  const releases = isRecord(content) ? content["releases"] : undefined;
  if (!isRecord(releases) || !Object.entries(releases).every(isEntry)) throw damaged;
  return releases as Lock;
}

function isEntry([version, value]: readonly [string, unknown]): boolean {
  return isVersion(version) && isDigests(value);
}

function isVersion(text: string): boolean {
  try {
    checkVersion(text);
    return true;
  } catch {
    return false; // `__proto__`, say
  }
}

function isDigests(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.values(value).every((digest) => typeof digest === "string" && /^[0-9a-f]{64}$/.test(digest))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Verifies the files of a release by what the lock file records of it, when it does.
 *
 * @throws ReleaseError when they are others than then
 */
export function verifyByLock(version: string, files: Readonly<Record<string, Uint8Array>>, directory: string): void {
  const recorded = recordedDigests(directory, version);
  const found = recorded === undefined ? [] : differences(files, recorded);
  if (found.length === 0) return;
  const list = found.map((line) => `- ${line}`);
  const remedy = `If that is meant, delete ${version} from the file, and it will be recorded anew.`;
  throw new ReleaseError(
    [`Flux ${version}: its manifests are not those that ${lockFileName} records:`, ...list, remedy].join("\n"),
  );
}
