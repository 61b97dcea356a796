import { createRequire } from "node:module";
import { gunzipSync, type Gunzip } from "node:zlib";
import type * as Tar from "tar";
import { ReleaseError } from "./errors";

const MiB = 1024 * 1024;

/** Sizes beyond which something is not a Flux release: the real archive is below 1 MB, its largest file about 100 KB. */
export const limits = {
  /** Bytes of `manifests.tar.gz`. */
  archive: 50 * MiB,
  /** Bytes that an archive may unpack to, all files together. */
  unpacked: 50 * MiB,
  /** Bytes of one manifest file. */
  file: 10 * MiB,
  /** Number of files in an archive; Flux's has nine. */
  files: 100,
} as const;

/**
 * The files in a Flux release's archive, in memory: regular files named `*.yaml` at its top level, each once. Anything
 * else is an error, because nobody who packs a release puts it there by accident.
 *
 * @param where - names the archive in errors
 */
export function extract(archive: Uint8Array, where: string): Record<string, Buffer> {
  // Loaded late: a program whose release is a directory needs no archive library.
  const { Parser } = createRequire(__filename)("tar") as typeof Tar;
  const content = unzip(archive, where);
  const chunks = new Map<string, Buffer[]>();
  const problems: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on("entry", (entry: Tar.ReadEntry) => {
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
  parser.on("ignoredEntry", ({ path }: Tar.ReadEntry) =>
    problems.push(`${JSON.stringify(path)} is not a regular file`),
  );
  parser.on("error", (error: Error) => problems.push(error.message));
  const end = { seen: false };
  parser.on("end", () => {
    end.seen = true;
  });
  parser.end(content); // synchronous, as the content is in memory and every entry is consumed at once
  if (chunks.size > limits.files) problems.push(`it has ${chunks.size} files`);
  if (hasMoreBehindItsEnd(content)) problems.push("there is more behind its end");
  if (!end.seen) problems.push("it ends in the middle of a file");
  if (problems[0] !== undefined) {
    throw new ReleaseError(`${where}: must hold the manifests of a Flux release alone, but ${problems[0]}`);
  }
  return Object.fromEntries([...chunks].map(([name, list]) => [name, Buffer.concat(list)]));
}

/** Unzips apart from the parser, because only here can the size be limited. */
function unzip(archive: Uint8Array, where: string): Buffer {
  try {
    // With `info` the number of bytes read is known: https://nodejs.org/api/zlib.html#class-options
    const options = { maxOutputLength: limits.unpacked, info: true };
    const { buffer, engine } = gunzipSync(archive, options) as unknown as { buffer: Buffer; engine: Gunzip };
    if (engine.bytesWritten < archive.length) throw new Error("there is more behind its end");
    return buffer;
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    const reason = tooLarge ? `it unpacks to more than ${limits.unpacked} bytes` : (error as Error).message;
    throw new ReleaseError(`${where}: must be a complete gzip archive, but ${reason}`);
  }
}

/** Two empty blocks end a tar; what follows is ignored by everybody but the one who put it there. */
function hasMoreBehindItsEnd(content: Buffer): boolean {
  const end = content.indexOf(Buffer.alloc(1024));
  return end >= 0 && !content.subarray(end).equals(Buffer.alloc(content.length - end));
}

function refusal({ type, path, size }: Tar.ReadEntry, seen: ReadonlyMap<string, unknown>): string | undefined {
  if (type !== "File" && type !== "OldFile") return `is not a regular file but a ${type}`;
  if (!/^[A-Za-z0-9][\w.-]*\.yaml$/.test(path)) return "is not a *.yaml file at the top level";
  if (seen.has(path)) return "is in it twice";
  return size > limits.file ? `has ${size} bytes, more than ${limits.file}` : undefined;
}
