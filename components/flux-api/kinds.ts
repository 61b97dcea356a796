/** The place of a kind in the tree of `flux-bootstrap status`. */
type KindRole = "source" | "follower" | "notification" | "image";

/** A row of the table of kinds. */
export interface KindInfo {
  readonly kind: string;
  readonly group: string;
  /** The version that objects are declared in; absent for a kind that has no component of its own. */
  readonly version?: string;
  /** The kind's name in the API's paths. */
  readonly resource: string;
  readonly role: KindRole;
  /** The Deployment that reconciles the kind. */
  readonly controller: string;
  /** Set for a kind whose objects have no conditions: an object only has to exist. */
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
const KUSTOMIZE = {
  group: "kustomize.toolkit.fluxcd.io",
  role: "follower",
  controller: "kustomize-controller",
} as const;
const HELM = { group: "helm.toolkit.fluxcd.io", role: "follower", controller: "helm-controller" } as const;
const AUTOMATION = { ...REFLECTOR, controller: "image-automation-controller" } as const;

/** All kinds of Flux, in the order of a report: everything that depends on a kind is read from here. */
const TABLE = [
  { kind: "GitRepository", version: "v1", resource: "gitrepositories", ...SOURCE },
  { kind: "OCIRepository", version: "v1", resource: "ocirepositories", ...SOURCE },
  { kind: "Bucket", version: "v1", resource: "buckets", ...SOURCE },
  { kind: "HelmRepository", version: "v1", resource: "helmrepositories", ...SOURCE },
  { kind: "HelmChart", resource: "helmcharts", ...SOURCE },
  { kind: "ArtifactGenerator", resource: "artifactgenerators", ...WATCHER },
  { kind: "ExternalArtifact", resource: "externalartifacts", ...SOURCE, controller: "source-watcher" },
  { kind: "Kustomization", version: "v1", resource: "kustomizations", ...KUSTOMIZE },
  { kind: "HelmRelease", version: "v2", resource: "helmreleases", ...HELM },
  { kind: "ImageRepository", resource: "imagerepositories", ...REFLECTOR },
  { kind: "ImagePolicy", resource: "imagepolicies", ...REFLECTOR },
  { kind: "ImageUpdateAutomation", resource: "imageupdateautomations", ...AUTOMATION },
  { kind: "Receiver", version: "v1", resource: "receivers", ...NOTIFICATION },
  { kind: "Provider", version: "v1beta3", resource: "providers", ...NOTIFICATION, withoutStatus: true },
  { kind: "Alert", version: "v1beta3", resource: "alerts", ...NOTIFICATION, withoutStatus: true },
] as const satisfies readonly KindInfo[];

/** All kinds of Flux, in the order of a report. */
export const FLUX_KINDS: readonly KindInfo[] = TABLE;

/** A kind that can be declared by a component. */
export type FluxKind =
  | "GitRepository"
  | "OCIRepository"
  | "Bucket"
  | "HelmRepository"
  | "Kustomization"
  | "HelmRelease"
  | "Receiver"
  | "Provider"
  | "Alert";

/** The rows with a version; the compiler compares their kinds with {@link FluxKind}. */
type DeclaredKind = Extract<(typeof TABLE)[number], { readonly version: string }>["kind"];

/** The `apiVersion` of each kind that can be declared. */
export const API_VERSIONS = Object.fromEntries(
  FLUX_KINDS.flatMap(({ kind, group, version }) => (version === undefined ? [] : [[kind, `${group}/${version}`]])),
) as Readonly<Record<DeclaredKind, string>> satisfies Readonly<Record<FluxKind, string>>;

/** Finds the row of a kind; undefined for a kind that is not one of Flux's. */
export function kindInfo(kind: string): KindInfo | undefined {
  return FLUX_KINDS.find((known) => known.kind === kind);
}
