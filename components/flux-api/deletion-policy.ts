/**
 * What becomes of the applied objects when their Kustomization is deleted.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
 */
export const DeletionPolicy = {
  /** As `prune` says: deleted when it is true, else left. */
  MirrorPrune: "MirrorPrune",
  /** They are deleted. */
  Delete: "Delete",
  /** They are deleted, and the Kustomization stays until they are gone. */
  WaitForTermination: "WaitForTermination",
  /** They are left. */
  Orphan: "Orphan",
} as const;
/** What becomes of the applied objects when their Kustomization is deleted. */
export type DeletionPolicy = (typeof DeletionPolicy)[keyof typeof DeletionPolicy];
