/** What a kind is to the tree. */
export type Role = "source" | "follower" | "notification" | "image";

/** A kind of Flux. */
export interface FluxKind {
  readonly kind: string;
  readonly group: string;
  /** The name in the API's paths. */
  readonly resource: string;
  readonly role: Role;
  /** The Deployment that acts on it. */
  readonly controller: string;
  /** Whether Flux keeps no conditions of it: it only has to exist. */
  readonly withoutStatus?: true;
}

const SOURCE = { group: "source.toolkit.fluxcd.io", role: "source", controller: "source-controller" } as const;
const WATCHER = { group: "source.extensions.fluxcd.io", role: "source", controller: "source-watcher" } as const;
const NOTIFICATION = {
  group: "notification.toolkit.fluxcd.io",
  role: "notification",
  controller: "notification-controller",
} as const;
const REFLECTOR = {
  group: "image.toolkit.fluxcd.io",
  role: "image",
  controller: "image-reflector-controller",
} as const;

/** The kinds in the order in which they are told. */
export const fluxKinds: readonly FluxKind[] = [
  { kind: "GitRepository", resource: "gitrepositories", ...SOURCE },
  { kind: "OCIRepository", resource: "ocirepositories", ...SOURCE },
  { kind: "Bucket", resource: "buckets", ...SOURCE },
  { kind: "HelmRepository", resource: "helmrepositories", ...SOURCE },
  { kind: "HelmChart", resource: "helmcharts", ...SOURCE },
  { kind: "ArtifactGenerator", resource: "artifactgenerators", ...WATCHER },
  { kind: "ExternalArtifact", resource: "externalartifacts", ...SOURCE, controller: "source-watcher" },
  {
    kind: "Kustomization",
    resource: "kustomizations",
    group: "kustomize.toolkit.fluxcd.io",
    role: "follower",
    controller: "kustomize-controller",
  },
  {
    kind: "HelmRelease",
    resource: "helmreleases",
    group: "helm.toolkit.fluxcd.io",
    role: "follower",
    controller: "helm-controller",
  },
  { kind: "ImageRepository", resource: "imagerepositories", ...REFLECTOR },
  { kind: "ImagePolicy", resource: "imagepolicies", ...REFLECTOR },
  {
    kind: "ImageUpdateAutomation",
    resource: "imageupdateautomations",
    ...REFLECTOR,
    controller: "image-automation-controller",
  },
  { kind: "Receiver", resource: "receivers", ...NOTIFICATION },
  { kind: "Provider", resource: "providers", ...NOTIFICATION, withoutStatus: true },
  { kind: "Alert", resource: "alerts", ...NOTIFICATION, withoutStatus: true },
];

/** What is known of a kind; undefined for one that is none of Flux's. */
export function fluxKind(kind: string): FluxKind | undefined {
  return fluxKinds.find((known) => known.kind === kind);
}
