import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { Bundle } from "../../../components/manifests/bundle";
import { DEFAULT_COMPONENTS } from "../../../components/manifests/controllers";
import type { InstallOptions } from "../../../components/manifests/install-options";
import { REFERENCE } from "../../reference";

/** A file of the reference copies of Flux's releases. */
export function referenceFile(...names: readonly string[]): string {
  return readFileSync(path.join(REFERENCE, ...names), "utf8");
}

/** A release of the reference copies, as a bundle. */
export function referenceBundle(version: string): Bundle {
  const names = readdirSync(path.join(REFERENCE, version, "bundle"));
  return { version, files: Object.fromEntries(names.map((name) => [name, referenceFile(version, "bundle", name)])) };
}

/** The same bundle with another text in the place of one of its files. */
export function withFile(bundle: Bundle, name: string, edit: (text: string) => string): Bundle {
  return { ...bundle, files: { ...bundle.files, [name]: edit(bundle.files[name] ?? "") } };
}

/** What `flux install` does when it is told nothing. */
export const CLI_DEFAULTS: InstallOptions = {
  components: DEFAULT_COMPONENTS,
  namespace: "flux-system",
  networkPolicy: true,
  watchAllNamespaces: true,
  logLevel: "info",
  clusterDomain: "cluster.local",
  registry: "ghcr.io/fluxcd",
  tolerationKeys: [],
};
