import { execFile } from "node:child_process";
import * as path from "node:path";

/** What a program ended with. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const root = path.resolve(__dirname, "../../..");

/** Runs a TypeScript program of this project as its users do: in a process of its own. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const argv = ["-r", "ts-node/register/transpile-only", path.join(root, program), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: root, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** Runs the `flux-bootstrap` command. */
export function runCli(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> {
  return runProgram("components/cli/main.ts", args, env);
}
