/** A git command that exited with another code than 0. */
export class GitFailure extends Error {
  constructor(
    args: readonly string[],
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${args[0] ?? ""} exited with ${String(code)}: ${stderr.trim()}`);
    this.name = "GitFailure";
  }
}
