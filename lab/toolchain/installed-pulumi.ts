import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { atLeast } from "./at-least";
import { findOnPath, isExecutable } from "./find-on-path";
import type { ToolName } from "./tool-name";
import { TOOLS } from "./tools";

const run = promisify(execFile);

/** The first CLI that the library's peer dependency on the SDK allows. */
const OLDEST_CLI = "3.208.0";

/** A tool that the user has installed. */
export interface InstalledTool {
  readonly path: string;
  readonly version: string;
}

/** What of Pulumi the user has installed and fits, so that it need not be built. */
export async function installedPulumi(environment: NodeJS.ProcessEnv): Promise<ReadonlyMap<ToolName, InstalledTool>> {
  const found = new Map<ToolName, InstalledTool>();
  if (environment["FLUX_BOOTSTRAP_TOOLCHAIN"] === "build") return found;
  for (const plugin of ["kubernetes", "github"] as const) {
    const tool: ToolName = `pulumi-resource-${plugin}`;
    const { version } = TOOLS[tool];
    const path = join(pulumiHome(environment), "plugins", `resource-${plugin}-v${version}`, tool);
    if (isExecutable(path)) found.set(tool, { path, version });
  }
  // The CLI and its language host speak a protocol of their own: both are taken, or neither is.
  const cli = findOnPath("pulumi", environment);
  const host = cli === undefined ? undefined : languageHost(cli, environment);
  if (cli === undefined || host === undefined) return found;
  const version = await cliVersion(cli, environment);
  if (version !== undefined && atLeast(version, OLDEST_CLI)) {
    found.set("pulumi", { path: cli, version });
    found.set("pulumi-language-nodejs", { path: host, version });
  }
  return found;
}

function pulumiHome(environment: NodeJS.ProcessEnv): string {
  return environment["PULUMI_HOME"] ?? join(environment["HOME"] ?? homedir(), ".pulumi");
}

function languageHost(cli: string, environment: NodeJS.ProcessEnv): string | undefined {
  const beside = join(dirname(realpathSync(cli)), "pulumi-language-nodejs");
  return isExecutable(beside) ? beside : findOnPath("pulumi-language-nodejs", environment);
}

async function cliVersion(cli: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const quiet = { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" };
  // A CLI that cannot even tell its version is one that does not fit.
  const { stdout } = await run(cli, ["version"], { env: quiet }).catch(() => ({ stdout: "" }));
  return /^v?(\d+\.\d+\.\d+\S*)/.exec(stdout.trim())?.[1];
}
