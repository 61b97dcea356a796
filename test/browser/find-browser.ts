import { existsSync } from "node:fs";
import * as path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Returns the browser of this machine; undefined where it has none. */
export function findBrowser(): string | undefined {
  const directories = (process.env["PATH"] ?? "").split(path.delimiter).filter((directory) => directory !== "");
  return NAMES.flatMap((name) => directories.map((directory) => path.join(directory, name))).find(existsSync);
}
