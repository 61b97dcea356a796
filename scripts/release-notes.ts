import * as fs from "node:fs";
import * as path from "node:path";

import { packageRoot } from "../components/release/directories";
import { releaseNotes } from "./release/notes";

/**
 * Prints the notes of a release. Usage: `npm run --silent release:notes -- VERSION`, of the version in package.json.
 */
function main(wanted: string | undefined): void {
  const read = (file: string) => fs.readFileSync(path.join(packageRoot(), file), "utf8");
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  if (wanted !== version)
    throw new Error(`package.json: its version must be the one to release, ${String(wanted)}, got ${version}. Set it.`);
  process.stdout.write(`${releaseNotes(read("CHANGELOG.md"), version)}\n`);
}

try {
  main(process.argv[2]);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
