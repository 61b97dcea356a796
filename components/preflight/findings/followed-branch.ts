/** The `spec.ref` of a GitRepository. */
export interface GitReference {
  readonly branch?: string;
  readonly tag?: string;
  readonly semver?: string;
  readonly name?: string;
  readonly commit?: string;
}

/**
 * Returns the branch that a GitRepository follows; empty when it follows something else. A branch counts only where
 * none of the other fields is set; where no field is set, it is `master`.
 *
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#reference
 */
export function followedBranch({ branch, tag, semver, name, commit }: GitReference = {}): string {
  if (commit) return "";
  if (name) return /^refs\/heads\/(.+)$/.exec(name)?.[1] ?? "";
  if (semver || tag) return "";
  return branch || "master";
}
