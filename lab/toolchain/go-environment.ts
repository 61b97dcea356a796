import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { atLeast } from "./at-least";
import { findOnPath } from "./find-on-path";
import { ToolchainError } from "./toolchain-error";

const run = promisify(execFile);

/** The compiler, as far as it decides what comes out of it. */
export interface GoEnvironment {
  /** Such as `go1.26.8`. */
  readonly version: string;
  readonly os: string;
  readonly architecture: string;
}

/**
 * Finds git and a Go that is new enough for a module.
 *
 * @throws {@link ToolchainError} when one of them is missing or too old.
 */
export async function goEnvironment(moduleDirectory: string, environment: NodeJS.ProcessEnv): Promise<GoEnvironment> {
  const needed = /^go (\S+)$/m.exec(await readFile(join(moduleDirectory, "go.mod"), "utf8"))?.[1] ?? "1.0";
  const go = findOnPath("go", environment);
  if (go === undefined) {
    throw new ToolchainError(
      `The lab needs Go ${needed} or newer to build its tools, and there is no "go" on PATH: https://go.dev/dl`,
    );
  }
  if (findOnPath("git", environment) === undefined) {
    throw new ToolchainError('The lab needs git, and there is no "git" on PATH: https://git-scm.com/downloads');
  }
  // In the module's directory, where Go takes the toolchain that it would build with.
  const { stdout } = await run(go, ["env", "GOVERSION", "GOOS", "GOARCH"], {
    cwd: moduleDirectory,
    env: environment,
  }).catch((error: unknown) => {
    throw new ToolchainError(
      `"go env" fails in ${moduleDirectory}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const [version = "", os = "", architecture = ""] = stdout.trim().split("\n");
  if (!isNewEnough(version, needed)) {
    throw new ToolchainError(
      `The lab needs Go ${needed} or newer to build its tools, and ${go} is ${version}: https://go.dev/dl`,
    );
  }
  return { version, os, architecture };
}

function isNewEnough(version: string, needed: string): boolean {
  // A development build of Go ("devel …") has no number to compare: let the build decide.
  const number = /^go(\d.*)/.exec(version)?.[1];
  return number === undefined || atLeast(number, needed);
}
