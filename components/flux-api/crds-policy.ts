/**
 * What becomes of the CRDs in a chart's `crds` directory.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#controlling-the-lifecycle-of-custom-resource-definitions
 */
export const CrdsPolicy = {
  /** Nothing. */
  Skip: "Skip",
  /** Those are made that are not in the cluster; the others are left as they are. */
  Create: "Create",
  /** They are made or replaced; none is deleted. */
  CreateReplace: "CreateReplace",
} as const;
/** What becomes of the CRDs in a chart's `crds` directory. */
export type CrdsPolicy = (typeof CrdsPolicy)[keyof typeof CrdsPolicy];
