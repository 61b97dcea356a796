import type { PulumiResult } from "./run";

/** A run of the CLI that ended otherwise than expected. Its message shows what was printed. */
export class PulumiError extends Error {
  declare readonly result: PulumiResult;

  constructor(command: string, result: PulumiResult) {
    super(`pulumi ${command} ended with ${result.exitCode ?? "a signal"}:\n${result.stdout}\n${result.stderr}`);
    this.name = "PulumiError";
    // Not enumerable: whoever prints the error would print everything twice.
    Object.defineProperty(this, "result", { value: result });
  }
}
