import * as path from "node:path";
import { cacheDirectory } from "../cache-directory";
import { packageRoot } from "./package-root";

/** Where `npm run manifests` puts a release inside this package; git-ignored, published with it. */
export function vendoredDirectory(version: string): string {
  return path.join(packageRoot(), "bundles", version);
}

/** Where `flux-bootstrap fetch` puts a release. */
export function cachedDirectory(version: string): string {
  return path.join(cacheDirectory(), "releases", version);
}
