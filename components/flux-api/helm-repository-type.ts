/**
 * The kinds of places that Helm charts are in.
 * @see https://fluxcd.io/flux/components/source/helmrepositories/#type
 */
export const HelmRepositoryType = {
  /** A web server with an `index.yaml`. */
  Default: "default",
  /** A container registry. */
  Oci: "oci",
} as const;
/** The kinds of places that Helm charts are in. */
export type HelmRepositoryType = (typeof HelmRepositoryType)[keyof typeof HelmRepositoryType];
