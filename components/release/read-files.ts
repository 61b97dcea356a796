import * as fs from "node:fs";
import * as path from "node:path";

import { ReleaseError } from "./errors";
import { extract, limits } from "./extract";

/**
 * The `*.yaml` files in an archive or directly in a directory; undefined when there is none.
 * Synchronous, because a component constructor is.
 *
 * @param only - names of files; others in the directory are ignored
 */
export function readFiles(place: string, only?: readonly string[]): Record<string, Buffer> | undefined {
  const stat = reading(place, () => fs.statSync(place, { throwIfNoEntry: false }));
  if (stat === undefined) return undefined;
  if (!stat.isDirectory()) return unpack(place);
  const names = reading(place, () => fs.readdirSync(place))
    .filter((name) => only?.includes(name) ?? name.endsWith(".yaml"))
    .sort();
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, readFile(path.join(place, name))]));
}

function unpack(archive: string): Record<string, Buffer> {
  const content = readFile(archive, limits.archive);
  try {
    return extract(content, archive);
  } catch (error) {
    throw new ReleaseError(
      `${(error as Error).message}. Download it again, for example by \`npx flux-bootstrap fetch\`.`,
    );
  }
}

/** The content of a file that may be anything: it is not read when it is no regular file, or too large. */
export function readFile(file: string, limit: number = limits.file): Buffer {
  const stat = reading(file, () => fs.statSync(file));
  if (!stat.isFile()) throw new ReleaseError(`${file}: must be a regular file`); // reading a named pipe would hang
  if (stat.size > limit) throw new ReleaseError(`${file}: must have at most ${limit} bytes, got ${stat.size}`);
  return reading(file, () => fs.readFileSync(file));
}

/** Reports the path and the code of an error, such as a link that leads nowhere or a file of another user. */
function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ReleaseError(`${file}: must be readable, got ${String((error as NodeJS.ErrnoException).code)}`);
  }
}
