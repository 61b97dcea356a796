import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";

import { codeIn, readPage, section } from "../documentation";
import { packPackage } from "./install-package";
import { REGISTRY_TOOLS, registryTool } from "./package/registry-tool";
import { ROOT } from "./world";

const run = promisify(execFile);

/** The package managers that the README names. */
export type PackageManager = "npm" | "pnpm";
export type ProgramLanguage = "TypeScript program" | "JavaScript module";

/**
 * Does what the README says, in an empty directory: installs the packed package and the versions of Pulumi's packages that this
 * checkout has, and writes the project and the program.
 *
 * @returns the directory
 */
export async function installFromReadme(
  manager: PackageManager,
  language: ProgramLanguage,
  scratch: string,
): Promise<string> {
  const readme = readPage("README.md");
  const directory = path.join(scratch, manager, "fleet");
  await mkdir(directory, { recursive: true });
  const [, ...names] = commandIn(section(readme, "Install")).split(" ").slice(1);
  const packages = await Promise.all(names.map((name) => (name === "flux-bootstrap" ? packPackage() : pinned(name))));
  if (manager === "npm") {
    await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...packages], { cwd: directory });
  } else {
    const pnpm = await registryTool(REGISTRY_TOOLS.pnpm, "pnpm");
    await run(pnpm, ["add", "--ignore-scripts", ...packages], { cwd: directory });
  }
  const isModule = language === "JavaScript module";
  const [project = ""] = codeIn(readme, "yaml");
  await writeFile(path.join(directory, "Pulumi.yaml"), isModule ? project.replace("index.ts", "index.js") : project);
  await writeFile(path.join(directory, isModule ? "index.js" : "index.ts"), codeIn(readme, "ts")[0] ?? "");
  if (isModule) await run("npm", ["pkg", "set", "type=module"], { cwd: directory });
  return directory;
}

function commandIn(text: string): string {
  const [command = ""] = codeIn(text, "sh");
  if (!/^npm install( \S+){4}\n$/.test(command)) throw new Error(`not a command to install four packages: ${command}`);
  return command.trim();
}

/** A package in the version of the checkout, for which the lab has the plugins. */
async function pinned(name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(ROOT, "node_modules", name, "package.json"), "utf8")) as {
    version: string;
  };
  return `${name}@${version}`;
}
