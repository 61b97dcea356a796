import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";

import { parse, stringify } from "yaml";

import { installPackage } from "../install-package";
import { ROOT } from "../world";

const run = promisify(execFile);

/** The SDK that the Python program runs with. */
const PYTHON_SDK = "pulumi==3.248.0";

/** Installs the plugin in a directory, with the package as `npm pack` makes it. */
export async function installPlugin(scratch: string): Promise<string> {
  const directory = path.join(scratch, "plugin");
  await cp(path.join(ROOT, "plugin"), directory, {
    recursive: true,
    filter: (file) => path.basename(file) !== "node_modules",
  });
  return installPackage(directory);
}

/** Writes a program of this folder to a directory, as one that uses the plugin from a local path. */
export async function writeProgram(
  language: "yaml" | "node" | "python",
  directory: string,
  { plugin, runtime }: { readonly plugin?: string; readonly runtime?: object } = {},
): Promise<void> {
  await cp(path.join(__dirname, language), directory, { recursive: true });
  const file = path.join(directory, "Pulumi.yaml");
  const project = parse(await readFile(file, "utf8")) as object;
  const packages = plugin === undefined ? {} : { packages: { "flux-bootstrap": plugin } };
  await writeFile(file, stringify({ ...project, ...packages, ...(runtime && { runtime }) }));
}

/**
 * Makes an environment of Python with Pulumi's SDK and a generated one.
 *
 * @returns its directory, or the reason for which there is none
 */
export async function createPythonEnvironment(
  scratch: string,
  sdk: string,
): Promise<{ readonly directory?: string; readonly lacks?: string }> {
  const directory = path.join(scratch, "venv");
  const steps: readonly (readonly [lacks: string, command: string, args: readonly string[]])[] = [
    ["python3 is not installed", "python3", ["--version"]],
    ["python3 has no module venv", "python3", ["-m", "venv", directory]],
    [
      `the Python package ${PYTHON_SDK} cannot be installed`,
      path.join(directory, "bin", "pip"),
      ["install", "--quiet", "--disable-pip-version-check", PYTHON_SDK, sdk],
    ],
  ];
  for (const [lacks, command, args] of steps) {
    const failed = await run(command, args).then(
      () => false,
      () => true,
    );
    if (failed) return { lacks };
  }
  return { directory };
}
