import * as fs from "node:fs/promises";
import * as path from "node:path";

const leftoverAge = 60 * 60 * 1000;

/**
 * Puts `files` into `directory` all at once: they are written beside it and then renamed, so that a kill never leaves a
 * half-written directory under the final name, and two writers at once both end well.
 *
 * @param finished - tells whether what is under the final name already will do
 */
export async function writeDirectory(
  directory: string,
  files: Readonly<Record<string, Uint8Array>>,
  finished: () => boolean,
): Promise<void> {
  const parent = path.dirname(directory);
  const prefix = `.${path.basename(directory)}-`;
  await fs.mkdir(parent, { recursive: true });
  await sweep(parent, prefix);
  const temporary = await fs.mkdtemp(path.join(parent, prefix));
  try {
    await fs.chmod(temporary, 0o755); // mkdtemp's 0700 would keep others from a shared cache
    for (const [name, content] of Object.entries(files)) {
      await fs.writeFile(path.join(temporary, name), content);
    }
    await swap(temporary, directory, finished);
  } finally {
    await fs.rm(temporary, { recursive: true, force: true });
    await fs.rm(`${temporary}-old`, { recursive: true, force: true });
  }
}

/** A directory cannot be renamed over one with files in it, so a bad one is moved away first. */
async function swap(temporary: string, directory: string, finished: () => boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await fs.rename(temporary, directory);
      return;
    } catch (error) {
      const occupied = ["ENOTEMPTY", "EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "");
      if (occupied && finished()) {
        return; // another writer was faster
      }
      if (!occupied || attempt === 5) {
        throw error;
      }
    }
    await fs.rename(directory, `${temporary}-old`).catch(ignoreAbsent);
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") {
    throw error;
  }
}

/** Removes what a killed writer left; a young one may still be at work. */
async function sweep(parent: string, prefix: string): Promise<void> {
  const names = (await fs.readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const leftover = path.join(parent, name);
    const { mtimeMs } = await fs.stat(leftover).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > leftoverAge) {
      await fs.rm(leftover, { recursive: true, force: true });
    }
  }
}
