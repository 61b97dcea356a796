/** What a check has found out about a cluster. */
export interface Finding {
  /** What was looked at, e.g. `"Kubernetes version"`. */
  readonly check: string;
  /** Whether Flux can be installed as far as this check goes. */
  readonly ok: boolean;
  /** What was found, and what is allowed when it is not that. */
  readonly message: string;
  /** What to do when it is not ok. */
  readonly remedy?: string;
}
