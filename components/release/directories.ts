import { createRequire } from "node:module";
import * as path from "node:path";

import envPaths from "env-paths";

/** The directory of a release in this package: made by `npm run manifests`, git-ignored, published. */
export function vendoredDirectory(version: string): string {
  return path.join(packageRoot(), "bundles", version);
}

/** The archive of a release in the user's cache: `flux-bootstrap fetch` puts it there. */
export function cachedArchive(version: string): string {
  return path.join(cacheDirectory(), "releases", `${version}.tar.gz`);
}

/**
 * The user's cache directory of this project: release manifests and, for the lab, built tools.
 * `FLUX_BOOTSTRAP_CACHE` names another one.
 */
export function cacheDirectory(): string {
  return process.env["FLUX_BOOTSTRAP_CACHE"] ?? envPaths("flux-bootstrap", { suffix: "" }).cache;
}

/** True in a clone that runs from TypeScript, false in the compiled package (which is in `bin/`). */
export const runsFromSources = __filename.endsWith(".ts");

/**
 * The directory of this package's `package.json`. Node finds it by the package's name, also from a bundle of the caller, beside
 * which the package is installed. Where it is not installed at all, compiled files are one level deeper than sources.
 */
export function packageRoot(): string {
  try {
    return path.dirname(createRequire(__filename).resolve("flux-bootstrap/package.json"));
  } catch {
    return path.resolve(__dirname, runsFromSources ? "../.." : "../../..");
  }
}
