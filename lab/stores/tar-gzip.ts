import { gzipSync } from "node:zlib";
import { Header } from "tar";

const BLOCK = 512;

/** A `.tar.gz` of text files by path, the same bytes for the same files. */
export function tarGzip(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text);
    const header = Buffer.alloc(BLOCK);
    const fields = { path, type: "File", mode: 0o644, mtime: new Date(0), size: content.length } as const;
    if (new Header(fields).encode(header)) throw new Error(`${path} does not fit into a tar header`);
    return [header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}
