import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

import * as tar from "tar";

/** The directory that `npm install` makes in the plugin. */
const INSTALLED = "node_modules";

/**
 * Packs the plugin as users may install it without Git.
 *
 * @param plugin the directory of the plugin
 * @param target the directory that gets the archive
 * @returns the path of the archive, `flux-bootstrap-plugin-VERSION.tar.gz`
 */
export function packagePlugin(plugin: string, target: string): string {
  const { name, version } = JSON.parse(readFileSync(path.join(plugin, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  const file = path.join(target, `${name}-${version}.tar.gz`);
  const names = readdirSync(plugin).filter((entry) => entry !== INSTALLED);
  tar.create({ file, cwd: plugin, gzip: true, portable: true, sync: true }, names.sort());
  return file;
}
