import type { CommitArgs, GitHubArgs, SyncProxyArgs } from "../git/args";
import type { CredentialsArgs } from "../git/credentials/args";
import type { LogLevel } from "../manifests/install-options";
import type {
  ClusterBucketArgs,
  ClusterGitRepositoryArgs,
  ClusterKustomizationArgs,
  ClusterOCIRepositoryArgs,
} from "../sync/args";
import type { DeletionPolicy } from "../flux-api/kustomization";
import type { NotificationsArgs } from "../notifications/args";
import type { DecryptionKeysArgs } from "../flux-objects/credentials-args";
import type {
  MultitenancyArgs,
  PatchArgs,
  ProxyArgs,
  RegistryCredentialsArgs,
  ShardingArgs,
  StorageArgs,
} from "../customization/args";
import type { ControllersArgs } from "../customization/controller-args";

/** What a {@link FluxBootstrap} needs to know. Only `path` and one of `github`, `ociRepository` and `bucket` are required. */
export interface FluxBootstrapArgs {
  /** The GitHub repository that Flux runs the cluster from. */
  readonly github?: GitHubArgs;
  /**
   * The repository of a registry that Flux runs the cluster from instead. Nothing is committed: the manifests are in `files`,
   * to be published there by whatever makes the artifacts, so that Flux manages itself.
   */
  readonly ociRepository?: ClusterOCIRepositoryArgs;
  /** The bucket of an object store that Flux runs the cluster from instead, as for `ociRepository`. */
  readonly bucket?: ClusterBucketArgs;
  /**
   * The cluster's directory in the source, relative to its root, such as `clusters/prod`; `.` is the root.
   * The manifests go to `flux-system/` below it, and Flux applies all that the directory holds.
   * @format repositoryDirectory
   * @see https://fluxcd.io/flux/cmd/flux_bootstrap_github/ (`--path`)
   */
  readonly path: string;
  /** How Flux may read the repository; a deploy key is made when this is left out. */
  readonly credentials?: CredentialsArgs;
  /** How the manifests get to the branch; pushed, when this is left out. */
  readonly commit?: CommitArgs;
  /**
   * Whether `github` and `path` may be others than those that the cluster follows. To move a cluster, copy its manifests to the
   * new directory, run `pulumi up` with this and the new path, and then take this and the old directory away. With pull
   * requests, delete the old `flux-system` directory in the one that adds the new one.
   * @defaultValue `false`
   */
  readonly allowMove?: boolean;
  /**
   * The Flux release to install, such as `v2.9.4`. Its manifests must be on disk: see `flux-bootstrap fetch`.
   * @format fluxVersion
   * @defaultValue `v2.9.4`
   */
  readonly version?: string;
  /**
   * Whether `version` may be of an older minor than what is committed, which Flux does not support.
   * @defaultValue `false`
   */
  readonly allowDowngrade?: boolean;
  /**
   * A directory that holds the release's manifests (the files of its `manifests.tar.gz`), instead of the vendored or
   * cached ones.
   */
  readonly manifests?: string;
  /**
   * The controllers to install; `source-controller` and `kustomize-controller` are needed for Flux to run from Git.
   * @itemFormat component
   * @defaultValue `["source-controller", "kustomize-controller", "helm-controller", "notification-controller"]`
   * @see https://fluxcd.io/flux/components/
   */
  readonly components?: readonly string[];
  /**
   * Controllers beyond those of `components`: `image-reflector-controller`, `image-automation-controller` or
   * `source-watcher`.
   * @itemFormat component
   * @defaultValue none
   */
  readonly componentsExtra?: readonly string[];
  /**
   * Whether network policies shut out other namespaces.
   * @defaultValue `true`
   * @see https://fluxcd.io/flux/cmd/flux_install/ (this option and the next ones)
   */
  readonly networkPolicy?: boolean;
  /**
   * Whether Flux acts on objects of all namespaces, or of its own only.
   * @defaultValue `true`
   */
  readonly watchAllNamespaces?: boolean;
  /**
   * How much the controllers log: `debug`, `info` or `error`.
   * @defaultValue `info`
   */
  readonly logLevel?: LogLevel;
  /**
   * The cluster's DNS domain.
   * @format dnsSubdomain
   * @defaultValue `cluster.local`
   */
  readonly clusterDomain?: string;
  /**
   * Where the controllers' images are pulled from, as `host[:port][/path]`.
   * @format imageRegistry
   * @defaultValue `ghcr.io/fluxcd`
   */
  readonly registry?: string;
  /**
   * The name of a Secret in the namespace with the credentials of the registry.
   * @format dnsSubdomain
   * @defaultValue none
   */
  readonly imagePullSecret?: string;
  /**
   * Credentials to make the Secret of `imagePullSecret` of. Without them it must exist.
   * @defaultValue none
   */
  readonly registryCredentials?: RegistryCredentialsArgs;
  /**
   * The keys of taints that the controllers tolerate.
   * @itemFormat taintKey
   * @defaultValue none
   */
  readonly tolerationKeys?: readonly string[];
  /**
   * The namespace of the controllers, their secret and the two sync objects: a DNS label.
   * @format dnsLabel
   * @defaultValue `flux-system`
   */
  readonly namespace?: string;
  /** Resources, scheduling, environment and more of the controllers' pods. */
  readonly controllers?: ControllersArgs;
  /** Keeps the artifacts of source-controller on a volume. */
  readonly storage?: StorageArgs;
  /** Spreads the work over further controllers. */
  readonly sharding?: ShardingArgs;
  /** Keeps tenants apart; `{}` for all that Flux offers. */
  readonly multitenancy?: MultitenancyArgs;
  /** The proxy that the controllers reach the internet through. */
  readonly proxy?: ProxyArgs;
  /** Patches for everything else; they come last. */
  readonly patches?: readonly PatchArgs[];
  /** How Flux follows its source. */
  readonly sync?: SyncArgs;
  /** Whom Flux tells of what it does, and how GitHub tells it of a push. */
  readonly notifications?: NotificationsArgs;
  /**
   * How long to wait for each object to become ready, as a Go duration.
   * @format goDuration
   * @defaultValue `5m0s`, the time-out of `flux bootstrap`
   */
  readonly timeout?: string;
}

/** How Flux follows its source: what goes into `gotk-sync.yaml`. Durations are Go durations such as `1m0s`. */
export interface SyncArgs extends ClusterKustomizationArgs {
  /**
   * The name of the source, the Kustomization and their Secret.
   * @format dnsLabel
   * @defaultValue `flux-system`
   */
  readonly name?: string;
  /**
   * How often source-controller looks for new commits: the source's `spec.interval` (`flux bootstrap --interval`).
   * @format goDuration
   * @defaultValue `1m0s`
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#interval
   */
  readonly sourceInterval?: string;
  /**
   * How often kustomize-controller corrects drift: the Kustomization's `spec.interval`.
   * @format goDuration
   * @defaultValue `10m0s`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#interval
   */
  readonly interval?: string;
  /**
   * How long kustomize-controller may take for one build, apply and health check.
   * @format goDuration
   * @defaultValue none: Flux uses the interval
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#timeout
   */
  readonly timeout?: string;
  /**
   * How soon a failed reconciliation is tried again.
   * @format goDuration
   * @defaultValue none: Flux uses the interval
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#retry-interval
   */
  readonly retryInterval?: string;
  /**
   * Whether Flux deletes from the cluster what was deleted from Git.
   * @defaultValue `true`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
   */
  readonly prune?: boolean;
  /**
   * Whether the Kustomization is only ready when everything that it applied is.
   * @defaultValue none: Flux does not wait
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#wait
   */
  readonly wait?: boolean;
  /**
   * What Flux does with the applied objects when its Kustomization is deleted: `MirrorPrune`, `Delete`,
   * `WaitForTermination` or `Orphan`. Anything but `Orphan` makes a destroy delete the workloads and, with them, Flux
   * itself before it has cleared its finalizers.
   * @defaultValue `Orphan` in the cluster, and nothing in Git
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
   */
  readonly deletionPolicy?: DeletionPolicy;
  /**
   * The keys that SOPS files in the cluster's directory are decrypted with, such as `{ "age.agekey": identity }`; `decryption` may be
   * left out beside them. They go into the cluster and never to Git. Flux decrypts anew as soon as one changes.
   * @defaultValue none, or `decryption.secretRef`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
   */
  readonly decryptionKeys?: DecryptionKeysArgs;
  /**
   * A proxy that source-controller clones through.
   * @defaultValue none
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#proxy-secret-reference
   */
  readonly proxy?: SyncProxyArgs;
  /** Further fields of the GitRepository. */
  readonly gitRepository?: ClusterGitRepositoryArgs;
}
