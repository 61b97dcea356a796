/**
 * A Flux release's manifests cannot be had, or are not what they should be. The message says what, where and what to do,
 * so no stack trace is needed beside it.
 */
export class ReleaseError extends Error {
  public override readonly name = "ReleaseError";
}
