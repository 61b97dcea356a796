import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";

/** Programs of the registry that the tests of the package run and nothing else here needs; Renovate raises the versions. */
export const REGISTRY_TOOLS = {
  pnpm: "pnpm@12.21.0",
  yarn: "@yarnpkg/cli-dist@4.18.1",
  typescript6: "typescript@6.0.3",
} as const;

/** The newest releases of Node of two major versions, as the packages of the registry that contain the binary. */
export const NODE_RELEASES = ["22.23.5", "24.22.3"] as const;

const found = new Map<string, Promise<string>>();

/**
 * Installs a package of the registry in the cache of `npx`, unless it is there, and returns the path of one of its programs.
 *
 * @param spec the package and its version, as in {@link REGISTRY_TOOLS}
 */
export function registryTool(spec: string, program: string): Promise<string> {
  const key = `${spec} ${program}`;
  const path = found.get(key) ?? install(spec, program);
  found.set(key, path);
  return path;
}

/** The path of a release of Node for this machine. */
export function nodeRelease(version: string): Promise<string> {
  const platform = process.platform === "win32" ? "win" : process.platform;
  return registryTool(`node-${platform}-${process.arch}@${version}`, "node");
}

async function install(spec: string, program: string): Promise<string> {
  const args = ["exec", "--yes", "--prefer-offline", `--package=${spec}`, "-c", `command -v ${program}`];
  const { stdout } = await promisify(execFile)("npm", args, { cwd: tmpdir() });
  return stdout.trim();
}
