/** A cluster cannot be asked. The message says what, where and what to do, so no stack trace is needed beside it. */
export class ClusterError extends Error {
  public override readonly name: string = "ClusterError";
}

/** The credentials may not read what has to be looked at. */
export class ForbiddenError extends ClusterError {
  public override readonly name = "ForbiddenError";
}

/** What was to be changed has changed in the meantime. */
export class ConflictError extends ClusterError {
  public override readonly name = "ConflictError";
}
