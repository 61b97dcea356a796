import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { TOOL_NAMES } from "./tool-name";

const KEY = /^-[0-9a-f]{16}$/;

/**
 * Removes the tools of older keys. A program that runs from one of them goes on: its file lives as long as the process.
 * To be called under the toolchain's lock.
 */
export async function pruneToolchain(directory: string, current: readonly string[]): Promise<void> {
  const kept = new Set(current.map((path) => basename(path)));
  for (const name of await readdir(directory)) {
    const isTool = TOOL_NAMES.some((tool) => name.startsWith(tool) && KEY.test(name.slice(tool.length)));
    if (isTool && !kept.has(name)) await rm(join(directory, name), { recursive: true, force: true });
  }
}
