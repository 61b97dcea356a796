import type * as pulumi from "@pulumi/pulumi";

import type { GitRepositorySpecArgs } from "../flux-api/git-repository";
import type { KustomizationSpecArgs } from "../flux-api/kustomization";
import type { DeletionPolicy } from "../flux-api/kustomization";
import type { BucketFields } from "../flux-objects/bucket";
import type { DecryptionKeysArgs, SyncProxyArgs, VerificationKeysArgs } from "../flux-objects/credentials-args";
import type { GitArgs } from "../git/args";
import type { GitRepositoryVerification } from "../flux-objects/git-repository";
import type { OCIRepositoryFields } from "../flux-objects/oci-repository";

/** A source other than a Git repository, and the permission to change the source. */
export interface SourceArgs {
  /**
   * The repository of a registry that Flux runs the cluster from instead. Nothing is committed: the manifests are in `files`,
   * to be published there by whatever makes the artifacts, so that Flux manages itself.
   */
  readonly ociRepository?: ClusterOCIRepositoryArgs;
  /** The bucket of an object store that Flux runs the cluster from instead, as for `ociRepository`. */
  readonly bucket?: ClusterBucketArgs;
  /**
   * Whether `github` and `path` may be others than those that the cluster follows. To move a cluster, copy its manifests to the
   * new directory, run `pulumi up` with this and the new path, and then take this and the old directory away. With pull
   * requests, delete the old `flux-system` directory in the one that adds the new one.
   * @defaultValue `false`
   */
  readonly allowMove?: boolean;
}

/** The arguments that decide what the cluster follows. */
export interface FollowArgs extends GitArgs, SourceArgs {
  readonly sync?: SyncArgs;
}

/** How Flux follows its source: what goes into `gotk-sync.yaml`. Durations are Go durations such as `1m0s`. */
export interface SyncArgs extends ClusterKustomizationArgs {
  /**
   * The name of the source, the Kustomization and their Secret.
   * @defaultValue `flux-system`
   */
  readonly name?: string;
  /**
   * How often source-controller looks for new commits: the source's `spec.interval` (`flux bootstrap --interval`).
   * @defaultValue `1m0s`
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#interval
   */
  readonly sourceInterval?: string;
  /**
   * How often kustomize-controller corrects drift: the Kustomization's `spec.interval`.
   * @defaultValue `10m0s`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#interval
   */
  readonly interval?: string;
  /**
   * How long kustomize-controller may take for one build, apply and health check.
   * @defaultValue none: Flux uses the interval
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#timeout
   */
  readonly timeout?: string;
  /**
   * How soon a failed reconciliation is tried again.
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

/**
 * The fields of the cluster's GitRepository that nothing else decides. They are committed, so they are plain values.
 *
 * A `ref` takes the place of `github.branch`, to which the manifests are committed all the same: what it names must hold the
 * cluster's directory.
 */
export interface ClusterGitRepositoryArgs extends pulumi.Unwrap<
  Omit<
    GitRepositorySpecArgs,
    "url" | "interval" | "secretRef" | "provider" | "serviceAccountName" | "proxySecretRef" | "verify"
  >
> {
  /** Takes only what somebody trusted has signed. @defaultValue none */
  readonly verify?: pulumi.Unwrap<GitRepositoryVerification>;
  /** The keys that `verify` needs. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** The fields of the cluster's Kustomization beside those that have a default of their own. They are committed, so they are plain values. */
export type ClusterKustomizationArgs = pulumi.Unwrap<
  Omit<
    KustomizationSpecArgs,
    "interval" | "timeout" | "retryInterval" | "prune" | "wait" | "deletionPolicy" | "path" | "sourceRef"
  >
>;

/** The fields of an OCIRepository, and what its Secrets are made of; its name and namespace are those of the sync. */
export type ClusterOCIRepositoryArgs = OCIRepositoryFields;

/** The fields of a Bucket, and what its Secrets are made of; its name and namespace are those of the sync. */
export type ClusterBucketArgs = BucketFields;
