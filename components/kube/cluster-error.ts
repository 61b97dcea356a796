/** A failed request to a cluster. The message says what failed, where, and what to do, so no stack trace is needed in addition to it. */
export class ClusterError extends Error {
  public override readonly name: string = "ClusterError";
}

/** Missing permission for a request. */
export class ForbiddenError extends ClusterError {
  public override readonly name = "ForbiddenError";
}

/** A change to an object that somebody else has changed in the meantime. */
export class ConflictError extends ClusterError {
  public override readonly name = "ConflictError";
}
