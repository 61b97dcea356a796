import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile } from "node:fs/promises";
import { buildFailure } from "./build-failure";

/** Where one tool's go commands run, and where their output goes. */
export interface GoRun {
  readonly tool: string;
  readonly moduleDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: string;
}

/**
 * Runs one go command in a module and returns what it printed on stdout.
 *
 * @throws {@link ToolchainError} with the end of the output when it fails.
 */
export async function runGo(
  args: readonly string[],
  { tool, moduleDirectory, environment, log }: GoRun,
): Promise<string> {
  const child = spawn("go", args, {
    cwd: moduleDirectory,
    env: {
      ...environment,
      CGO_ENABLED: "0",
      // The committed pins and checksums decide, whatever the user has set.
      GOFLAGS: "-mod=readonly",
      GOWORK: "off",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let complained = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
  const [code] = (await once(child, "close")) as [number | null];
  const command = ["go", ...args];
  await appendFile(log, `$ ${command.join(" ")}\n${complained}`);
  if (code !== 0) throw buildFailure(tool, command, complained === "" ? printed : complained, log);
  return printed;
}
