/** The kinds of sources that a Kustomization can be built from. */
export const KustomizationSourceKind = {
  GitRepository: "GitRepository",
  OCIRepository: "OCIRepository",
  Bucket: "Bucket",
  ExternalArtifact: "ExternalArtifact",
} as const;
/** The kinds of sources that a Kustomization can be built from. */
export type KustomizationSourceKind = (typeof KustomizationSourceKind)[keyof typeof KustomizationSourceKind];
