import * as fs from "node:fs";
import * as path from "node:path";

import { ReleaseError } from "./errors";

/**
 * The `*.yaml` files directly in `directory` (those in `only`, when given), or undefined when there is no such directory.
 * Synchronous, because a component constructor is.
 */
export function readFiles(directory: string, only?: readonly string[]): Record<string, Buffer> | undefined {
  const names = listNames(directory);
  const wanted = names?.filter((name) => (only === undefined ? name.endsWith(".yaml") : only.includes(name))).sort();
  return wanted && Object.fromEntries(wanted.map((name) => [name, readFile(path.join(directory, name))]));
}

function listNames(directory: string): string[] | undefined {
  try {
    return fs.readdirSync(directory);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") {
      return undefined;
    }
    throw new ReleaseError(`${directory}: ${code === "ENOTDIR" ? "is not a directory" : (error as Error).message}`);
  }
}

/** The content of a file that may be anything: what is no regular file, or too large, is not read. */
export function readFile(file: string): Buffer {
  const stat = reading(file, () => fs.statSync(file));
  if (!stat.isFile()) {
    throw new ReleaseError(`${file}: is not a regular file`); // reading a named pipe would hang
  }
  if (stat.size > limits.file) {
    throw new ReleaseError(`${file}: has ${stat.size} bytes, which is too large for a Flux manifest`);
  }
  return reading(file, () => fs.readFileSync(file));
}

/** A link that leads nowhere, say, or a file of somebody else. */
function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ReleaseError(`${file}: cannot be read (${String((error as NodeJS.ErrnoException).code)})`);
  }
}

const MiB = 1024 * 1024;

/** Sizes beyond which something is not a Flux bundle: the real archive is below 1 MB, its largest file about 100 KB. */
export const limits = {
  /** Bytes of `manifests.tar.gz` that are downloaded at most. */
  archive: 50 * MiB,
  /** Bytes that an archive may unpack to, all files together. */
  unpacked: 50 * MiB,
  /** Bytes of one manifest file. */
  file: 10 * MiB,
  /** How many files an archive may have; Flux's has nine. */
  files: 100,
} as const;
