import { mkdir, mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** How the name of a directory begins that is still being filled. */
export const UNFINISHED = ".unfinished-";

/**
 * Fills a directory and gives it its name only when everything in it is on the disk, so that whoever finds the name
 * finds the whole. When somebody else was faster, theirs stays.
 */
export async function publishDirectory(target: string, fill: (directory: string) => Promise<void>): Promise<void> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  // In the same parent, because a rename is atomic only within a file system.
  const temporary = await mkdtemp(join(parent, `${UNFINISHED}${basename(target)}-`));
  try {
    await fill(temporary);
    for (const name of await readdir(temporary)) await sync(join(temporary, name));
    await sync(temporary);
    await rename(temporary, target).catch((error: unknown) => {
      if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    });
    await sync(parent);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
