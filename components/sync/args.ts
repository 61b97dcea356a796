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
   * The repository of a registry from which Flux runs the cluster, in place of `github`. Nothing is committed: the
   * manifests are in the output `files`. The pipeline that builds the artifacts must publish them there, so that Flux
   * manages itself.
   */
  readonly ociRepository?: ClusterOCIRepositoryArgs;
  /**
   * The bucket of an object store from which Flux runs the cluster, in place of `github`; publish the manifests as for
   * `ociRepository`.
   */
  readonly bucket?: ClusterBucketArgs;
  /**
   * Allows `github` or `path` to differ from what the cluster currently follows. To move a cluster, copy its manifests
   * to the new directory, run `pulumi up` with this argument and the new path, and then remove this argument and the
   * old directory. With pull requests, delete the old `flux-system` directory in the pull request that adds the new
   * one.
   * @defaultValue `false`
   */
  readonly allowMove?: boolean;
}

/** The arguments that determine what the cluster follows. */
export interface FollowArgs extends GitArgs, SourceArgs {
  readonly sync?: SyncArgs;
}

/**
 * The options of the objects in `gotk-sync.yaml`, by which Flux follows its source. Durations are Go durations such as
 * `1m0s`.
 */
export interface SyncArgs extends ClusterKustomizationArgs {
  /**
   * The name of the source, the Kustomization and their Secret.
   * @format dnsLabel
   * @defaultValue `flux-system`
   */
  readonly name?: string;
  /**
   * Time between two checks for new commits by source-controller: the source's `spec.interval` (`flux bootstrap
   * --interval`).
   * @format goDuration
   * @defaultValue `1m0s`
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#interval
   */
  readonly sourceInterval?: string;
  /**
   * Time between two corrections of drift by kustomize-controller: the Kustomization's `spec.interval`.
   * @format goDuration
   * @defaultValue `10m0s`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#interval
   */
  readonly interval?: string;
  /**
   * Maximum time for one build, apply and health check by kustomize-controller.
   * @format goDuration
   * @defaultValue none: Flux uses the interval
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#timeout
   */
  readonly timeout?: string;
  /**
   * Delay before a failed reconciliation is tried again.
   * @format goDuration
   * @defaultValue none: Flux uses the interval
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#retry-interval
   */
  readonly retryInterval?: string;
  /**
   * Deletes from the cluster the objects that were deleted from Git.
   * @defaultValue `true`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
   */
  readonly prune?: boolean;
  /**
   * Makes the Kustomization ready only when every object that it has applied is ready.
   * @defaultValue none: Flux does not wait
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#wait
   */
  readonly wait?: boolean;
  /**
   * The treatment of the applied objects when the Kustomization is deleted: `MirrorPrune`, `Delete`,
   * `WaitForTermination` or `Orphan`. Anything but `Orphan` makes a destroy delete the workloads and, with them, Flux
   * itself before it has cleared its finalizers.
   * @defaultValue `Orphan` in the cluster, and nothing in Git
   * @valuesOfRelease
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy
   */
  readonly deletionPolicy?: DeletionPolicy;
  /**
   * The keys for SOPS files in the cluster's directory, such as `{ "age.agekey": identity }`; with them, `decryption`
   * may be left out. They go to the cluster and never to Git. Flux decrypts the files again as soon as a key changes.
   * @defaultValue none, or `decryption.secretRef`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
   */
  readonly decryptionKeys?: DecryptionKeysArgs;
  /**
   * The proxy through which source-controller clones.
   * @defaultValue none
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#proxy-secret-reference
   */
  readonly proxy?: SyncProxyArgs;
  /** Further fields of the GitRepository. */
  readonly gitRepository?: ClusterGitRepositoryArgs;
}

/**
 * The fields of the cluster's GitRepository that no other argument determines. They are committed, so they are plain
 * values.
 *
 * A `ref` replaces `github.branch` for Flux; the manifests are nevertheless committed to that branch. The revision that
 * `ref` names must contain the cluster's directory.
 */
export interface ClusterGitRepositoryArgs extends pulumi.Unwrap<
  Omit<
    GitRepositorySpecArgs,
    "url" | "interval" | "secretRef" | "provider" | "serviceAccountName" | "proxySecretRef" | "verify"
  >
> {
  /** Accepts only revisions that a trusted person has signed. @defaultValue none */
  readonly verify?: pulumi.Unwrap<GitRepositoryVerification>;
  /** The public keys for `verify`. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/**
 * The fields of the cluster's Kustomization that have no default of their own here. They are committed, so they are
 * plain values.
 */
export type ClusterKustomizationArgs = pulumi.Unwrap<
  Omit<
    KustomizationSpecArgs,
    "interval" | "timeout" | "retryInterval" | "prune" | "wait" | "deletionPolicy" | "path" | "sourceRef"
  >
>;

/** The fields of an OCIRepository, and what its Secrets are made of; its name and namespace are those of the sync. */
export type ClusterOCIRepositoryArgs = OCIRepositoryFields;

/** The fields of a Bucket, and the content of its Secrets; its name and namespace are those of the sync. */
export type ClusterBucketArgs = BucketFields;
