import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execFileAsync = promisify(execFile);

/** What {@link runCommand} may be told. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Environment variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program and returns what it wrote to stdout.
 *
 * @throws with the program's last words when it fails, and with one clear line when it is not installed.
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  try {
    const env = { ...process.env, ...options.env };
    const { stdout } = await execFileAsync(program, args, { ...options, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") {
      throw new Error(`${program} is not on PATH`);
    }
    throw new Error(
      `${[program, ...args].join(" ")} failed: ${stderr?.trim().split("\n").slice(-5).join("\n") || String(code)}`,
    );
  }
}
