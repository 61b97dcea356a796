/** Ends a command that could not find out what it was asked, which is neither yes nor no: the exit code is 2. */
export class NoAnswer extends Error {
  public override readonly name = "NoAnswer";
}
