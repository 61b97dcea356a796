/** The annotations that kustomize can add to what it builds. */
export const BuildMetadataOption = {
  /** Where each object came from. */
  OriginAnnotations: "originAnnotations",
  /** Which transformers changed it. */
  TransformerAnnotations: "transformerAnnotations",
} as const;
/** The annotations that kustomize can add to what it builds. */
export type BuildMetadataOption = (typeof BuildMetadataOption)[keyof typeof BuildMetadataOption];
