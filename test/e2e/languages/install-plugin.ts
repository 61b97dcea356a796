import { cp, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";

import { parse, stringify } from "yaml";

import { installPackage } from "../install-package";
import { ROOT } from "../world";

/** Installs the plugin in a directory, with the package as `npm pack` makes it. */
export async function installPlugin(scratch: string): Promise<string> {
  const directory = path.join(scratch, "plugin");
  await cp(path.join(ROOT, "plugin"), directory, {
    recursive: true,
    filter: (file) => path.basename(file) !== "node_modules",
  });
  return installPackage(directory);
}

/** What a program runs with in place of what its Pulumi.yaml names. */
export interface ProgramParts {
  /** The directory of the plugin. */
  readonly plugin?: string;
  /** The directory of an environment of Python. */
  readonly virtualenv?: string;
}

/** Copies a program to a directory, as one that uses the plugin from a local path. */
export async function writeProgram(source: string, directory: string, parts: ProgramParts = {}): Promise<void> {
  await cp(source, directory, { recursive: true });
  await useParts(directory, parts);
}

/** Lets a program use the plugin from a local path. */
export async function useParts(directory: string, { plugin, virtualenv }: ProgramParts): Promise<void> {
  const file = path.join(directory, "Pulumi.yaml");
  const project = parse(await readFile(file, "utf8")) as object;
  const packages = plugin === undefined ? {} : { packages: { "flux-bootstrap": plugin } };
  const runtime = virtualenv === undefined ? {} : { runtime: { name: "python", options: { virtualenv } } };
  await writeFile(file, stringify({ ...project, ...packages, ...runtime }));
}
