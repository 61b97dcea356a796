import { CommanderError, type Command } from "commander";

/**
 * Runs a command line and returns the exit code: 0, 1 when the work failed or the answer is no, 2 when the command line was wrong or a
 * question could not be answered. Failures are one message on stderr, without a stack trace; stdout is left to the commands' results.
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
      return error.exitCode === 0 ? 0 : 2; // commander has written its message already
    }
    if (error instanceof CheckFailed) return 1; // the command has said why
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof Unavailable ? 2 : 1;
  }
}

function writeLine(message: string, write: (text: string) => void): void {
  write(`${message.trim().replace(/\s*\n\s*/g, " ")}\n`);
}

/** Ends a command whose answer, which it has printed, is no: the exit code tells it too. */
export class CheckFailed extends Error {
  public override readonly name = "NegativeAnswer";
}

/** Ends a command that could not find out what it was asked, which is neither yes nor no: the exit code is 2. */
export class Unavailable extends Error {
  public override readonly name = "NoAnswer";
}
