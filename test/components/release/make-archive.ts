import { gzipSync } from "node:zlib";
import { Header, type HeaderData } from "tar";

/** One member of an archive: what its header says, and its content. */
export interface Member {
  readonly header: HeaderData;
  readonly content?: Uint8Array;
}

/** A regular file. */
export function file(path: string, content: string | Uint8Array): Member {
  const bytes = Buffer.from(content);
  return { header: { path, type: "File", size: bytes.length }, content: bytes };
}

/** A `.tar.gz` of exactly these members, also of those that no tool would pack. */
export function makeArchive(...members: readonly Member[]): Buffer {
  const blocks = members.flatMap(({ header, content = Buffer.alloc(0) }) => {
    const block = Buffer.alloc(512);
    new Header({ mode: 0o644, mtime: new Date(0), size: 0, ...header }).encode(block);
    return [block, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}
