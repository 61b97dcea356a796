import { CommanderError, type Command } from "commander";

/**
 * Runs a command line and returns the exit code: 0 for success, 1 when the work or a check failed, 2 when the command
 * line was wrong or a check could not be made. A failure is one message on stderr, without a stack trace; stdout has
 * only the commands' results.
 */
export async function run(program: Command, argv: readonly string[]): Promise<number> {
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showSuggestionAfterError(false).configureOutput({ outputError: writeLine });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2; // commander has already written its message
    }
    if (error instanceof CheckFailed) return 1; // the command has already reported why
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof Unavailable ? 2 : 1;
  }
}

function writeLine(message: string, write: (text: string) => void): void {
  write(`${message.trim().replace(/\s*\n\s*/g, " ")}\n`);
}

/** Runs what continues until Ctrl-C or a request to terminate: these abort its signal. */
export async function untilSignal<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => {
    stop.abort();
  };
  process.once("SIGINT", abort).once("SIGTERM", abort);
  return action(stop.signal).finally(() => process.off("SIGINT", abort).off("SIGTERM", abort));
}

/** Ends a command whose check failed, after it has printed the result: the exit code is 1. */
export class CheckFailed extends Error {
  public override readonly name = "CheckFailed";
}

/** Ends a command whose check could not be made, so that it neither passed nor failed: the exit code is 2. */
export class Unavailable extends Error {
  public override readonly name = "Unavailable";
}
