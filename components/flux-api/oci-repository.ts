/**
 * What becomes of the layer that was picked from an OCI artifact.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
 */
export const LayerOperation = {
  /** Its archive is unpacked. */
  Extract: "extract",
  /** It is kept as it is. */
  Copy: "copy",
} as const;
/** What becomes of the layer that was picked from an OCI artifact. */
export type LayerOperation = (typeof LayerOperation)[keyof typeof LayerOperation];
