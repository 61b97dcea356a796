import { Parser, type ReadEntry } from "tar";

/** The text of the files in a `.tar.gz` by path, in order. */
export async function readArchive(archive: Buffer): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  const parser = new Parser({ strict: true });
  parser.on("entry", (entry: ReadEntry) => {
    let content = "";
    files[entry.path] = content;
    entry.on("data", (chunk: Buffer) => {
      content += chunk.toString();
      files[entry.path] = content;
    });
  });
  const ended = new Promise((resolve, reject) => {
    parser.on("end", resolve);
    parser.on("error", reject);
  });
  parser.end(archive);
  await ended;
  return files;
}
