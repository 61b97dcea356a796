import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";

import { packPackage } from "../install-package";
import { ROOT } from "../world";
import { writePrograms } from "./programs";
import { REGISTRY_TOOLS, registryTool } from "./registry-tool";

const run = promisify(execFile);
const PULUMI_PACKAGES = ["@pulumi/pulumi", "@pulumi/kubernetes", "@pulumi/github"] as const;

export type PackageManager = "npm" | "pnpm" | "yarn";
/** Those of the checkout, or the newest of the registry. */
export type PulumiVersions = "checkout" | "latest";

/** A project that has installed the packed package. */
export interface Consumer {
  readonly directory: string;
  /** Runs a file of the project and returns its output. */
  runFile(file: string, node?: string): Promise<string>;
  /** Runs the command of the package. */
  runCommand(args: readonly string[], node?: string): Promise<string>;
}

/** Installs the packed package and the three of Pulumi in a new project, and writes the programs that use them. */
export async function installConsumer(
  manager: PackageManager,
  versions: PulumiVersions,
  scratch: string,
): Promise<Consumer> {
  const directory = path.join(scratch, `${manager}-${versions}`);
  await mkdir(directory);
  const pulumi = await Promise.all(PULUMI_PACKAGES.map((name) => specOf(name, versions)));
  const packages = [`flux-bootstrap@file:${await packPackage()}`, ...pulumi];
  await writePrograms(directory);
  switch (manager) {
    case "npm":
      await writeProject(directory);
      await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], {
        cwd: directory,
      });
      return withModules(directory);
    case "pnpm":
      await writeProject(directory);
      await run(await registryTool(REGISTRY_TOOLS.pnpm, "pnpm"), ["add", "--ignore-scripts", ...packages], {
        cwd: directory,
      });
      return withModules(directory);
    case "yarn":
      return installByYarn(directory, packages, pulumi[0] ?? "");
  }
}

/** A project whose packages are files in `node_modules`. */
function withModules(directory: string): Consumer {
  const main = path.join("node_modules", "flux-bootstrap", "bin", "components", "cli", "main.js");
  const runFile = (file: string, node = process.execPath) => output(node, [file], directory);
  return {
    directory,
    runFile,
    runCommand: (args, node = process.execPath) => output(node, [main, ...args], directory),
  };
}

/**
 * Installs with Yarn as it comes: packages stay archives, and a package finds only what it declares. Without the resolution Yarn
 * gives @pulumi/kubernetes a newer SDK than the program has: https://yarnpkg.com/configuration/manifest#resolutions
 */
async function installByYarn(directory: string, packages: readonly string[], sdk: string): Promise<Consumer> {
  const yarn = await registryTool(REGISTRY_TOOLS.yarn, "yarn");
  const { stdout: registry } = await run("npm", ["config", "get", "registry"], { cwd: directory });
  const environment = {
    ...process.env,
    YARN_NPM_REGISTRY_SERVER: registry.trim().replace(/\/$/, ""),
    YARN_ENABLE_TELEMETRY: "0",
    YARN_ENABLE_SCRIPTS: "0",
    YARN_ENABLE_IMMUTABLE_INSTALLS: "0",
  };
  await writeProject(directory, { "@pulumi/pulumi": sdk.slice("@pulumi/pulumi@".length) });
  await writeFile(path.join(directory, "yarn.lock"), "");
  await run(yarn, ["add", ...packages], { cwd: directory, env: environment });
  return {
    directory,
    runFile: (file) => output(yarn, ["node", file], directory, environment),
    runCommand: (args) => output(yarn, ["run", "flux-bootstrap", ...args], directory, environment),
  };
}

async function writeProject(directory: string, resolutions: Readonly<Record<string, string>> = {}): Promise<void> {
  await writeFile(path.join(directory, "package.json"), JSON.stringify({ name: "fleet", private: true, resolutions }));
}

/** A package in the version of the checkout, for which the lab has the plugins, or in the newest. */
async function specOf(name: string, versions: PulumiVersions): Promise<string> {
  if (versions === "latest") return `${name}@latest`;
  const { version } = JSON.parse(await readFile(path.join(ROOT, "node_modules", name, "package.json"), "utf8")) as {
    version: string;
  };
  return `${name}@${version}`;
}

async function output(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const { stdout } = await run(file, [...args], { cwd, maxBuffer: 16 * 1024 * 1024, env: { ...env, ...OFFLINE } });
  return stdout;
}

/** What the package contains is enough for its default release: nothing comes from the network or from a cache. */
const OFFLINE = { FLUX_BOOTSTRAP_OFFLINE: "1", FLUX_BOOTSTRAP_CACHE: "/nonexistent" };
