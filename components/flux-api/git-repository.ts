/**
 * Where the credentials for a Git repository come from.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#provider
 */
export const GitRepositoryProvider = {
  /** The Secret that `secretRef` names, or none. */
  Generic: "generic",
  /** An AWS identity, for CodeCommit; from Flux v2.9 on. */
  Aws: "aws",
  /** A Microsoft Entra identity, for Azure DevOps. */
  Azure: "azure",
  /** A GitHub App, whose key is in the Secret that `secretRef` names. */
  GitHub: "github",
} as const;
/** Where the credentials for a Git repository come from. */
export type GitRepositoryProvider = (typeof GitRepositoryProvider)[keyof typeof GitRepositoryProvider];
