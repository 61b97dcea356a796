import { gunzipSync, type Gunzip } from "node:zlib";
import { Parser, type ReadEntry } from "tar";
import { limits } from "./read-files";
import { ReleaseError } from "./errors";

/**
 * The files in a Flux release's archive, in memory: regular files named `*.yaml` at its top level, each once. Anything
 * else in it is an error, because nobody who packs a release puts it there by accident.
 *
 * @param where - names the archive in errors
 */
export function extract(archive: Uint8Array, where: string): Record<string, Buffer> {
  const content = unzip(archive, where);
  const chunks = new Map<string, Buffer[]>();
  const problems: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on("entry", (entry: ReadEntry) => {
    const problem = refusal(entry, chunks);
    if (problem !== undefined) {
      problems.push(`${JSON.stringify(entry.path.slice(0, 200))} ${problem}`);
      entry.resume();
      return;
    }
    const list: Buffer[] = [];
    chunks.set(entry.path, list);
    entry.on("data", (chunk) => list.push(Buffer.from(chunk)));
  });
  parser.on("ignoredEntry", (entry: ReadEntry) => problems.push(`${JSON.stringify(entry.path)} is not a regular file`));
  parser.on("error", (error: Error) => problems.push(error.message));
  const ends: true[] = [];
  parser.on("end", () => ends.push(true));
  parser.end(content); // synchronous, as the content is in memory and every entry is consumed at once
  if (chunks.size > limits.files) problems.push(`it has ${chunks.size} files`);
  if (hasMoreBehindItsEnd(content)) problems.push("there is more behind its end");
  const [first] = ends.length > 0 ? problems : [...problems, "it ends in the middle of a file"];
  if (first !== undefined) {
    throw new ReleaseError(`${where}: not a Flux release's manifests: ${first}`);
  }
  return Object.fromEntries([...chunks].map(([name, list]) => [name, Buffer.concat(list)]));
}

/** Unzipped apart from the parser, because only here can the size be limited. */
function unzip(archive: Uint8Array, where: string): Buffer {
  try {
    // With `info` it tells how much it has read: https://nodejs.org/api/zlib.html#class-options
    const options = { maxOutputLength: limits.unpacked, info: true };
    const { buffer, engine } = gunzipSync(archive, options) as unknown as {
      readonly buffer: Buffer;
      readonly engine: Gunzip;
    };
    if (engine.bytesWritten < archive.length) throw new Error("there is more behind its end");
    return buffer;
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    const reason = tooLarge ? `unpacks to more than ${limits.unpacked} bytes` : (error as Error).message;
    throw new ReleaseError(`${where}: not a complete gzip archive: ${reason}`);
  }
}

/** Two empty blocks end a tar; what follows is ignored by everybody but the one who put it there. */
function hasMoreBehindItsEnd(content: Buffer): boolean {
  const end = content.indexOf(Buffer.alloc(1024));
  return end >= 0 && !content.subarray(end).equals(Buffer.alloc(content.length - end));
}

function refusal(entry: ReadEntry, seen: ReadonlyMap<string, unknown>): string | undefined {
  if (entry.type !== "File" && entry.type !== "OldFile") {
    return `is not a regular file but a ${entry.type}`;
  }
  if (!/^[A-Za-z0-9][\w.-]*\.yaml$/.test(entry.path)) {
    return "is not a *.yaml file at the top level";
  }
  if (seen.has(entry.path)) {
    return "is in it twice";
  }
  return entry.size > limits.file ? `has ${entry.size} bytes, which is too large for a Flux manifest` : undefined;
}
