import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs } from "./shared";

/**
 * The sources of credentials for a Git repository.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#provider
 */
export const GitRepositoryProvider = {
  /** The Secret that `secretRef` names, or none. */
  Generic: "generic",
  /** An AWS identity, for CodeCommit; from Flux v2.9 on. */
  Aws: "aws",
  /** A Microsoft Entra identity, for Azure DevOps. */
  Azure: "azure",
  /** A GitHub App, whose key is in the Secret that `secretRef` names. */
  GitHub: "github",
} as const;
/** The sources of credentials for a Git repository. */
export type GitRepositoryProvider = ValueOfRelease<(typeof GitRepositoryProvider)[keyof typeof GitRepositoryProvider]>;

/**
 * The `spec` of a GitRepository (`source.toolkit.fluxcd.io/v1`): a revision of a Git repository, which
 * source-controller fetches.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/
 */
export interface GitRepositorySpecArgs {
  /** The address of the repository: an `https://`, `http://` or `ssh://` URL. */
  readonly url: pulumi.Input<string>;
  /**
   * Interval at which Flux checks for new commits, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `1m0s`, set by this package: the API has no default
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The revision to check out.
   * @defaultValue the branch `master`
   */
  readonly ref?: pulumi.Input<GitRepositoryRefArgs>;
  /**
   * A Secret with credentials: `username` and `password`, or `bearerToken`, for HTTPS; `identity` and `known_hosts` for
   * SSH.
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The source of the credentials.
   * @defaultValue `generic`
   */
  readonly provider?: pulumi.Input<GitRepositoryProvider>;
  /**
   * The service account whose cloud identity is used; only for the provider `azure` and, from Flux v2.9 on, `aws`.
   * @defaultValue the service account of source-controller
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * Timeout for a Git operation such as a clone, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /** Accepts only commits or tags with a trusted signature. */
  readonly verify?: pulumi.Input<GitRepositoryVerificationArgs>;
  /** A Secret with the proxy's `address` and, if the proxy requires a login, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Files to leave out, as lines of a `.gitignore`. Replaces Flux's own list.
   * @defaultValue files of Git and CI, archives and images
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#ignore
   */
  readonly ignore?: pulumi.Input<string>;
  /**
   * The directories to check out, relative to the root.
   * @defaultValue all
   */
  readonly sparseCheckout?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Clones the submodules too, at every level.
   * @defaultValue `false`
   */
  readonly recurseSubmodules?: pulumi.Input<boolean>;
  /** Other GitRepositories whose contents are copied into this one's artifact. */
  readonly include?: pulumi.Input<readonly pulumi.Input<GitRepositoryIncludeArgs>[]>;
  /**
   * Suspends the reconciliation of the repository.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * The revision of a Git repository to check out. If several fields are set, the first of `commit`, `name`, `semver`,
 * `tag` and `branch` takes precedence.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#reference
 */
export interface GitRepositoryRefArgs {
  /**
   * The name of a branch.
   * @defaultValue `master`, when no other field is set
   */
  readonly branch?: pulumi.Input<string>;
  /** The name of a tag. */
  readonly tag?: pulumi.Input<string>;
  /** A range of versions, such as `>=1.0.0 <2.0.0`: the tag with the highest version is used. */
  readonly semver?: pulumi.Input<string>;
  /** A full reference, such as `refs/heads/main` or `refs/pull/42/head`. */
  readonly name?: pulumi.Input<string>;
  /** The SHA of a commit. If `branch` is set too, the commit must be on that branch, and the clone is shallow. */
  readonly commit?: pulumi.Input<string>;
}

/**
 * The signatures that a Git repository must have.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#verification
 */
export interface GitRepositoryVerificationArgs {
  /**
   * The objects that must be signed.
   * @defaultValue `HEAD`
   */
  readonly mode?: pulumi.Input<GitVerificationMode>;
  /**
   * A Secret with the public keys of the trusted signers: PGP keys as `*.asc` and, from Flux v2.9 on, SSH keys as
   * `*.sshpub`.
   */
  readonly secretRef: pulumi.Input<LocalObjectReferenceArgs>;
}

/**
 * Another GitRepository whose contents are copied into this one's artifact.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#include
 */
export interface GitRepositoryIncludeArgs {
  /** The other GitRepository, in the same namespace. */
  readonly repository: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The directory of the other repository that is copied.
   * @defaultValue the root
   */
  readonly fromPath?: pulumi.Input<string>;
  /**
   * The directory in this artifact that the contents are copied to.
   * @defaultValue the name of the other GitRepository
   */
  readonly toPath?: pulumi.Input<string>;
}

/**
 * The objects of a Git repository that can be required to carry a trusted signature.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#verification
 */
export const GitVerificationMode = {
  /** The commit that was checked out. */
  Head: "HEAD",
  /** The same as `HEAD`, in an older spelling that existing manifests may have. */
  HeadInLowerCase: "head",
  /** The tag that was checked out; only for a `ref` with a tag. */
  Tag: "Tag",
  /** Both the tag and the commit it points to. */
  TagAndHead: "TagAndHEAD",
} as const;
/** The objects of a Git repository that can be required to carry a trusted signature. */
export type GitVerificationMode = ValueOfRelease<(typeof GitVerificationMode)[keyof typeof GitVerificationMode]>;
