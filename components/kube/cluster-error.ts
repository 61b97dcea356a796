/**
 * Reports that a cluster cannot be asked. The message names the problem, the place and the next step, so it needs no
 * stack trace.
 */
export class ClusterError extends Error {
  public override readonly name: string = "ClusterError";
}

/** Reports that the credentials do not allow a request. */
export class ForbiddenError extends ClusterError {
  public override readonly name = "ForbiddenError";
}

/** Reports that the cluster does not answer. */
export class UnreachableError extends ClusterError {}

/** Reports that an object has changed since it was read. */
export class ConflictError extends ClusterError {
  public override readonly name = "ConflictError";
}

/** Returns undefined for the error of a cluster that cannot be asked, where somebody else reports it. @throws any other error */
export function ignoreClusterError(error: unknown): undefined {
  if (!(error instanceof ClusterError)) throw error;
}
