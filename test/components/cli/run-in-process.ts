import { createProgram } from "../../../components/cli/create-program";
import { run } from "../../../components/cli/run";
import type { Ended } from "./run-cli";

/** Runs a command line in this process, which is quick. Tells of the output that commander is asked to write. */
export async function runInProcess(...argv: readonly string[]): Promise<Ended> {
  const output = { stdout: "", stderr: "" };
  const program = createProgram();
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => (output.stdout += text),
      writeErr: (text) => (output.stderr += text),
    });
  }
  return { code: await run(program, argv), ...output };
}
