/** The kinds of Flux that can be declared beside the cluster's own sync, with the versions of their APIs. */
export const API_VERSIONS = {
  GitRepository: "source.toolkit.fluxcd.io/v1",
  OCIRepository: "source.toolkit.fluxcd.io/v1",
  Bucket: "source.toolkit.fluxcd.io/v1",
  HelmRepository: "source.toolkit.fluxcd.io/v1",
  HelmRelease: "helm.toolkit.fluxcd.io/v2",
  Kustomization: "kustomize.toolkit.fluxcd.io/v1",
  Provider: "notification.toolkit.fluxcd.io/v1beta3",
  Alert: "notification.toolkit.fluxcd.io/v1beta3",
  Receiver: "notification.toolkit.fluxcd.io/v1",
} as const;
/** A kind of Flux that can be declared beside the cluster's own sync. */
export type FluxKind = keyof typeof API_VERSIONS;
