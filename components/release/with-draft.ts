import * as fs from "node:fs";
import * as path from "node:path";

const ABANDONED_MS = 60 * 60 * 1000;

/**
 * Gives an empty directory beside `target` to `work`, which fills it and renames from there to `target`: a kill never
 * leaves half a file under the final name, and each of two processes at once has a directory of its own.
 */
export function withDraft(target: string, work: (draft: string) => void): void {
  const parent = path.dirname(target);
  const prefix = `.${path.basename(target)}-`;
  fs.mkdirSync(parent, { recursive: true });
  for (const name of fs.readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    const leftover = path.join(parent, name);
    const { mtimeMs } = fs.statSync(leftover, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    // Of a killed process; a young one may still be at work.
    if (Date.now() - mtimeMs > ABANDONED_MS) fs.rmSync(leftover, { recursive: true, force: true });
  }
  const draft = fs.mkdtempSync(path.join(parent, prefix));
  try {
    work(draft);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}
