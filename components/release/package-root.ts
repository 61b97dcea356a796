import * as path from "node:path";

/** Whether this is a clone that runs from TypeScript, and not the compiled package (which is in `bin/`). */
export const runsFromSources = __filename.endsWith(".ts");

/** The directory of this package's `package.json`; compiled files are one level deeper. */
export function packageRoot(): string {
  return path.resolve(__dirname, runsFromSources ? "../.." : "../../..");
}
