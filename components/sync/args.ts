import type * as pulumi from "@pulumi/pulumi";

import type { GitRepositorySpecArgs } from "../flux-api/git-repository";
import type { KustomizationSpecArgs } from "../flux-api/kustomization";
import type { BucketArgs } from "../resources/bucket";
import type { VerificationKeysArgs } from "../flux-objects/credentials-args";
import type { GitRepositoryVerification } from "../resources/git-repository";
import type { ObjectArgs } from "../resources/resource-args";
import type { OCIRepositoryArgs } from "../resources/oci-repository";

/** What of the spec the arguments of FluxBootstrap say otherwise. */
type SaidElsewhere = "url" | "interval" | "secretRef" | "provider" | "serviceAccountName" | "proxySecretRef" | "verify";

/**
 * The fields of the cluster's GitRepository that nothing else decides. They are committed, so they are plain values.
 *
 * A `ref` takes the place of `github.branch`, to which the manifests are committed all the same: what it names must hold the
 * cluster's directory.
 */
export interface ClusterGitRepositoryArgs extends pulumi.Unwrap<Omit<GitRepositorySpecArgs, SaidElsewhere>> {
  /** Takes only what somebody trusted has signed. @defaultValue none */
  readonly verify?: pulumi.Unwrap<GitRepositoryVerification>;
  /** The keys that `verify` needs. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** The fields of the cluster's Kustomization beside those that have a default of their own. They are committed, so they are plain values. */
export type ClusterKustomizationArgs = pulumi.Unwrap<
  Omit<KustomizationSpecArgs, KustomizationDefaults | "path" | "sourceRef">
>;

type KustomizationDefaults = "interval" | "timeout" | "retryInterval" | "prune" | "wait" | "deletionPolicy";

/** The fields of an OCIRepository, and what its Secrets are made of; its name and namespace are those of the sync. */
export type ClusterOCIRepositoryArgs = Omit<OCIRepositoryArgs, keyof ObjectArgs>;

/** The fields of a Bucket, and what its Secrets are made of; its name and namespace are those of the sync. */
export type ClusterBucketArgs = Omit<BucketArgs, keyof ObjectArgs>;
