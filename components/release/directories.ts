import * as path from "node:path";

import envPaths from "env-paths";

/** Where `npm run manifests` puts a release inside this package; git-ignored, published with it. */
export function vendoredDirectory(version: string): string {
  return path.join(packageRoot(), "bundles", version);
}

/** Where `flux-bootstrap fetch` puts a release. */
export function cachedDirectory(version: string): string {
  return path.join(cacheDirectory(), "releases", version);
}

/**
 * The user's cache directory of this project: release manifests and, for the lab, built tools.
 * `FLUX_BOOTSTRAP_CACHE` names another one.
 */
export function cacheDirectory(): string {
  return process.env["FLUX_BOOTSTRAP_CACHE"] ?? envPaths("flux-bootstrap", { suffix: "" }).cache;
}

/** Whether this is a clone that runs from TypeScript, and not the compiled package (which is in `bin/`). */
export const runsFromSources = __filename.endsWith(".ts");

/** The directory of this package's `package.json`; compiled files are one level deeper. */
export function packageRoot(): string {
  return path.resolve(__dirname, runsFromSources ? "../.." : "../../..");
}
