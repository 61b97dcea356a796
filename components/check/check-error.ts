/** A cluster cannot be asked. The message says what, where and what to do, so no stack trace is needed beside it. */
export class CheckError extends Error {
  public override readonly name = "CheckError";
}
