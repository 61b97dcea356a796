import { spawn } from "node:child_process";
import { gitEnvironment } from "./git-environment";
import { GitFailure } from "./git-failure";

/** What a git command gets beside its arguments. */
export interface GitInput {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs git in a bare repository and returns what it prints.
 *
 * @throws {@link GitFailure} when git exits with another code than 0.
 */
export function runGit(directory: string, args: readonly string[], given: GitInput = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", args, { cwd: directory, env: gitEnvironment(given.environment) });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
    child.on("error", reject);
    // A git that stops early closes the pipe; its exit code tells more than EPIPE.
    child.stdin.on("error", () => undefined);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new GitFailure(args, code, Buffer.concat(complaints).toString()));
    });
    child.stdin.end(given.input ?? "");
  });
}
