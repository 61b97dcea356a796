import { ToolchainError } from "./toolchain-error";

const LINES_SHOWN = 15;

/** A tool did not build. */
export function buildFailure(tool: string, command: readonly string[], output: string, log: string): ToolchainError {
  const lines = output.trimEnd().split("\n").slice(-LINES_SHOWN);
  return new ToolchainError(
    [
      `Building ${tool} failed: ${command.join(" ")}`,
      ...lines.map((line) => `  ${line}`),
      `The whole log: ${log}`,
    ].join("\n"),
  );
}
