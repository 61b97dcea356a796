/** Who may see a repository. */
export const RepositoryVisibility = {
  Private: "private",
  Internal: "internal",
  Public: "public",
} as const;
/** Who may see a repository. */
export type RepositoryVisibility = (typeof RepositoryVisibility)[keyof typeof RepositoryVisibility];
