import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";

import { cacheDirectory } from "../../../components/release/directories";
import { sha256 } from "../../../components/release/digests";
import { withLock } from "../../../lab/toolchain/with-lock";
import { generateSdk } from "./generate-sdk";

const run = promisify(execFile);

/** What programs import beside the SDK of the plugin, and what installs that; the Kubernetes provider is the lab's. */
const PACKAGES = ["pulumi==3.248.0", "pulumi-kubernetes==4.25.0", "setuptools==80.9.0"];

/** In an environment that is complete. */
const COMPLETE = "complete";

/** How a program in Python runs, or the reason why it cannot on this machine. */
export type PythonEnvironment =
  { readonly virtualenv: string; readonly environment: Readonly<Record<string, string>> } | { readonly lacks: string };

/**
 * Installs the SDK that the schema makes for Python in a directory. Pulumi's own are in the user's cache: to install them takes
 * half a minute.
 */
export async function pythonEnvironment(directory: string): Promise<PythonEnvironment> {
  const python = await output("python3", ["--version"]);
  if (python === undefined) return { lacks: "python3 is not installed" };
  const key = sha256([python, ...PACKAGES].join("\n")).slice(0, 16);
  const virtualenv = path.join(cacheDirectory(), "python", key);
  const lacks = await withLock(
    path.dirname(virtualenv),
    () => undefined,
    () => install(virtualenv),
  );
  if (lacks !== undefined) return { lacks };
  const sdk = await generateSdk("python", directory);
  // Its build requires one, and the generator leaves it to whoever publishes the SDK.
  await writeFile(path.join(sdk, "README.md"), "");
  const packages = path.join(directory, "packages");
  const flags = ["--no-deps", "--no-build-isolation", "--no-compile", "--target", packages];
  await run(path.join(virtualenv, "bin", "pip"), [...INSTALL, ...flags, sdk]);
  return { virtualenv, environment: { PYTHONPATH: packages } };
}

const INSTALL = ["install", "--quiet", "--disable-pip-version-check"];

/** Makes an environment with Pulumi's packages, unless there is one. */
async function install(virtualenv: string): Promise<string | undefined> {
  if (existsSync(path.join(virtualenv, COMPLETE))) return undefined;
  await rm(virtualenv, { recursive: true, force: true });
  if ((await output("python3", ["-m", "venv", virtualenv])) === undefined) return "python3 has no module venv";
  if ((await output(path.join(virtualenv, "bin", "pip"), [...INSTALL, ...PACKAGES])) === undefined)
    return `the Python packages ${PACKAGES.join(", ")} cannot be installed`;
  await writeFile(path.join(virtualenv, COMPLETE), "");
  return undefined;
}

async function output(command: string, args: readonly string[]): Promise<string | undefined> {
  return run(command, args).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
