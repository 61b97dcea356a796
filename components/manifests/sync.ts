import { GENERATED_BY_FLUX } from "./manifest-file";
import { normalizeDirectory } from "./directory";
import { normalizeGoDuration } from "./go-duration";
import type { KubernetesObject } from "./kubernetes-object";
import type { ManifestFile } from "./manifest-file";
import { render, type RenderableObject } from "./yaml/render";

/** The source that Flux synchronizes from, and its intervals. All durations are Go's, e.g. `"1m0s"`. */
export interface SyncOptions {
  /** The name of the GitRepository and of the Kustomization. */
  readonly name: string;
  readonly namespace: string;
  /** The annotations of both. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The address of the repository, e.g. `"ssh://git@github.com/acme/fleet"`. */
  readonly url: string;
  readonly branch: string;
  /** The name of the Secret with the repository's credentials; none for a public one. */
  readonly secretName?: string | undefined;
  /** `github` for a GitHub App. */
  readonly provider?: "github";
  /** The name of the Secret with the proxy to clone through. */
  readonly proxySecretName?: string;
  /** A directory of the repository, e.g. `"clusters/prod"`; empty for its root. */
  readonly path: string;
  /** Interval at which Flux looks for new commits. */
  readonly sourceInterval: string;
  /** Interval at which Flux corrects the cluster when nothing was committed. */
  readonly interval: string;
  readonly prune: boolean;
  readonly timeout?: string;
  readonly retryInterval?: string;
  readonly wait?: boolean;
  readonly deletionPolicy?: string;
  /** Further fields of the GitRepository. A `ref` takes the place of the branch. */
  readonly gitRepository?: RenderableObject;
  /** Further fields of the Kustomization. */
  readonly kustomization?: RenderableObject;
  /** The source that Flux follows instead of a Git repository; then nothing that concerns Git matters. */
  readonly artifact?: ArtifactSource;
}

/** A source that is no Git repository. */
interface ArtifactSource {
  readonly kind: ArtifactKind;
  readonly spec: RenderableObject;
}

/** The kinds of such sources. */
export type ArtifactKind = "OCIRepository" | "Bucket";

type Sync<Spec> = KubernetesObject & { readonly spec: Spec } & RenderableObject;

/** The GitRepository that `flux bootstrap` declares. */
export function gitRepository(sync: SyncOptions) {
  return {
    apiVersion: "source.toolkit.fluxcd.io/v1",
    kind: "GitRepository",
    metadata: metadataOf(sync),
    spec: {
      interval: normalizeGoDuration(sync.sourceInterval),
      ...(sync.provider === undefined ? {} : { provider: sync.provider }),
      ...(sync.proxySecretName === undefined ? {} : { proxySecretRef: { name: sync.proxySecretName } }),
      ref: { branch: sync.branch },
      ...(sync.secretName === undefined ? {} : { secretRef: { name: sync.secretName } }),
      url: sync.url,
      ...sync.gitRepository,
    },
  } satisfies Sync<unknown>;
}

/** The source that Flux follows: a Git repository, unless there is an artifact. */
export function source(sync: SyncOptions) {
  if (sync.artifact === undefined) return gitRepository(sync);
  const { kind, spec } = sync.artifact;
  return { ...gitRepository(sync), kind, spec } satisfies Sync<unknown>;
}

/** The Kustomization that `flux bootstrap` declares, with the fields that the caller set beyond it. */
export function kustomization(sync: SyncOptions) {
  return {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: metadataOf(sync),
    spec: {
      ...(sync.deletionPolicy === undefined ? {} : { deletionPolicy: sync.deletionPolicy }),
      interval: normalizeGoDuration(sync.interval),
      path: `./${normalizeDirectory(sync.path)}`,
      prune: sync.prune,
      ...(sync.retryInterval === undefined ? {} : { retryInterval: normalizeGoDuration(sync.retryInterval) }),
      sourceRef: { kind: sync.artifact?.kind ?? "GitRepository", name: sync.name },
      ...(sync.timeout === undefined ? {} : { timeout: normalizeGoDuration(sync.timeout) }),
      ...(sync.wait === undefined ? {} : { wait: sync.wait }),
      ...sync.kustomization,
    },
  } satisfies Sync<unknown>;
}

function metadataOf({ name, namespace, annotations }: SyncOptions) {
  return { ...(annotations === undefined ? {} : { annotations }), name, namespace };
}

/** Accepts an object of kustomize-controller's API: kustomize itself has a kind of the same name. */
export function isOfFlux({ apiVersion }: { readonly apiVersion?: unknown }): boolean {
  return String(apiVersion).startsWith("kustomize.toolkit.fluxcd.io/");
}

/** Both objects, in the order of their file. */
export function syncObjects(sync: SyncOptions) {
  return [source(sync), kustomization(sync)] as const;
}

/**
 * The file of the two objects, byte for byte as `flux bootstrap` commits it.
 *
 * @param change changes an object as the file is to have it
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/sync/sync.go
 */
export function gotkSync(
  sync: SyncOptions,
  change: (object: KubernetesObject) => KubernetesObject = (object) => object,
): ManifestFile {
  // A Kubernetes object is plain data; its type does not state that of its further fields.
  const documents = syncObjects(sync).map((object) => render(change(object) as RenderableObject));
  return { path: "gotk-sync.yaml", content: [`${GENERATED_BY_FLUX}\n`, ...documents].join("---\n") };
}
