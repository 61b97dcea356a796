/** Ends a command whose answer, which it has printed, is no: the exit code tells it too. */
export class NegativeAnswer extends Error {
  public override readonly name = "NegativeAnswer";
}
