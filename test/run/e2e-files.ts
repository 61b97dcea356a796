import { readdirSync } from "node:fs";
import * as path from "node:path";

import { ROOT } from "./child";

/** Those that take the machine as a whole: nothing runs beside them. */
const ALONE = ["fleet"];
/** Those that take minutes, the longest first: begun late, they would run alone at the end. */
const LONG = [
  "adopt",
  "upgrade",
  "git",
  "life-cycle",
  "ownership",
  "applications",
  "languages",
  "examples",
  "secrets",
  "git-faults",
  "typed-sync",
  "credentials",
  "destroy",
  "pull-request",
  "customization",
  "package",
  "bootstrap",
  "commit-modes",
  "composed",
  "soak",
  "deliveries",
  "notifications",
  "demo",
  "rotation",
];

/** The end-to-end test files, in the order in which they should run. */
export interface Order {
  /** One after the other. */
  readonly alone: readonly string[];
  /** As many at once as there is room for. */
  readonly shared: readonly string[];
}

/** Every end-to-end test file of the checkout, relative to its root. */
export function allFiles(): string[] {
  const directory = path.join("test", "e2e");
  return readdirSync(path.join(ROOT, directory), { recursive: true })
    .map((name) => path.join(directory, String(name)))
    .filter((name) => name.endsWith(".e2e.ts"))
    .sort();
}

/** Puts files in order. */
export function orderOf(files: readonly string[]): Order {
  const rank = (file: string): number => {
    const at = LONG.indexOf(nameOf(file));
    return at < 0 ? LONG.length : at;
  };
  return {
    alone: files.filter((file) => ALONE.includes(nameOf(file))),
    shared: files.filter((file) => !ALONE.includes(nameOf(file))).sort((a, b) => rank(a) - rank(b)),
  };
}

function nameOf(file: string): string {
  return path.basename(file, ".e2e.ts");
}
