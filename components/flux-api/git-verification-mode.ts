/**
 * What of a Git repository must carry a trusted signature.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#verification
 */
export const GitVerificationMode = {
  /** The commit that was checked out. */
  Head: "HEAD",
  /** The same in the older spelling, for manifests that have it. */
  HeadInLowerCase: "head",
  /** The tag that was checked out; only for a `ref` with a tag. */
  Tag: "Tag",
  /** Both the tag and the commit it points to. */
  TagAndHead: "TagAndHEAD",
} as const;
/** What of a Git repository must carry a trusted signature. */
export type GitVerificationMode = (typeof GitVerificationMode)[keyof typeof GitVerificationMode];
