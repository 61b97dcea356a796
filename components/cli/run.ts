import { CommanderError, type Command } from "commander";
import { NegativeAnswer } from "./negative-answer";
import { NoAnswer } from "./no-answer";

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
    if (error instanceof NegativeAnswer) return 1; // the command has said why
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof NoAnswer ? 2 : 1;
  }
}

function writeLine(message: string, write: (text: string) => void): void {
  write(`${message.trim().replace(/\s*\n\s*/g, " ")}\n`);
}
