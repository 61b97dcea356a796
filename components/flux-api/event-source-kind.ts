/** The kinds of Flux objects that Alerts listen to and that Receivers refresh. */
export const EventSourceKind = {
  GitRepository: "GitRepository",
  OCIRepository: "OCIRepository",
  Bucket: "Bucket",
  HelmRepository: "HelmRepository",
  HelmChart: "HelmChart",
  ExternalArtifact: "ExternalArtifact",
  ArtifactGenerator: "ArtifactGenerator",
  Kustomization: "Kustomization",
  HelmRelease: "HelmRelease",
  ImageRepository: "ImageRepository",
  ImagePolicy: "ImagePolicy",
  ImageUpdateAutomation: "ImageUpdateAutomation",
} as const;
/** The kinds of Flux objects that Alerts listen to and that Receivers refresh. */
export type EventSourceKind = (typeof EventSourceKind)[keyof typeof EventSourceKind];
