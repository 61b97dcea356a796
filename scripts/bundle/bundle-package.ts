import { mkdir, rm } from "node:fs/promises";
import * as path from "node:path";

import { bundleClient } from "./bundle-client";
import { bundleLibrary } from "./bundle-library";

/**
 * Turns the compiled package into one that is imported quickly: its modules into one file, and what it uses of Kubernetes'
 * client into another one.
 *
 * @param components the directory of the compiled package
 */
export async function bundlePackage(components: string): Promise<void> {
  // One level deep, as the modules are: some of them find files of the package by their own directory.
  const bundle = path.join(components, "bundle");
  await rm(bundle, { recursive: true, force: true });
  await mkdir(bundle);
  await bundleClient(path.join(bundle, "kubernetes-client.js"));
  await bundleLibrary(components, bundle);
}
