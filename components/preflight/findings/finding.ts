/** The result of one check of a cluster. */
export interface Finding {
  /** The name of the check, e.g. `"Kubernetes version"`. */
  readonly check: string;
  /** True when this check does not speak against Flux. */
  readonly ok: boolean;
  /** The observation, and what is allowed when the check has failed. */
  readonly message: string;
  /** The steps to take when the check has failed. */
  readonly remedy?: string;
}
