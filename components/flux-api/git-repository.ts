import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs } from "./shared";

/**
 * Where the credentials for a Git repository come from.
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
/** Where the credentials for a Git repository come from. */
export type GitRepositoryProvider = (typeof GitRepositoryProvider)[keyof typeof GitRepositoryProvider];

/**
 * The `spec` of a GitRepository (`source.toolkit.fluxcd.io/v1`): a place in Git that source-controller fetches.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/
 */
export interface GitRepositorySpecArgs {
  /** Where the repository is: an `https://`, `http://` or `ssh://` URL. */
  readonly url: pulumi.Input<string>;
  /**
   * How often Flux looks for new commits, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `1m0s`, by this package: the API has none
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * What is checked out.
   * @defaultValue the branch `master`
   */
  readonly ref?: pulumi.Input<GitRepositoryRefArgs>;
  /**
   * A Secret with credentials: `username` and `password`, or `bearerToken`, for HTTPS; `identity` and `known_hosts` for SSH.
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Where the credentials come from.
   * @defaultValue `generic`
   */
  readonly provider?: pulumi.Input<GitRepositoryProvider>;
  /**
   * The service account whose cloud identity is used; only for the provider `azure` and, from Flux v2.9 on, `aws`.
   * @defaultValue that of source-controller
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * How long a Git operation such as a clone may take, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /** Takes only commits or tags that somebody trusted has signed. */
  readonly verify?: pulumi.Input<GitRepositoryVerificationArgs>;
  /** A Secret with the proxy's `address` and, when it wants them, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Files that are left out, as lines of a `.gitignore`. Takes the place of Flux's own list.
   * @defaultValue files of Git and CI, archives and images
   * @see https://fluxcd.io/flux/components/source/gitrepositories/#ignore
   */
  readonly ignore?: pulumi.Input<string>;
  /**
   * The directories that are checked out, relative to the root.
   * @defaultValue all
   */
  readonly sparseCheckout?: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * Whether submodules are cloned too, and theirs.
   * @defaultValue `false`
   */
  readonly recurseSubmodules?: pulumi.Input<boolean>;
  /** Other GitRepositories whose contents are put into this one's artifact. */
  readonly include?: pulumi.Input<readonly pulumi.Input<GitRepositoryIncludeArgs>[]>;
  /**
   * Whether Flux leaves the repository alone for now.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * What is checked out of a Git repository. Of several fields the first of `commit`, `name`, `semver`, `tag` and `branch` wins.
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
  /** A range of versions, such as `>=1.0.0 <2.0.0`: the tag with the highest one is taken. */
  readonly semver?: pulumi.Input<string>;
  /** A full reference, such as `refs/heads/main` or `refs/pull/42/head`. */
  readonly name?: pulumi.Input<string>;
  /** The SHA of a commit. With `branch`, where it must be, the clone is shallow. */
  readonly commit?: pulumi.Input<string>;
}

/**
 * Which signatures a Git repository must have.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#verification
 */
export interface GitRepositoryVerificationArgs {
  /**
   * What must be signed.
   * @defaultValue `HEAD`
   */
  readonly mode?: pulumi.Input<GitVerificationMode>;
  /** A Secret with the public keys of those who are trusted: PGP in keys `*.asc` and, from Flux v2.9 on, SSH in `*.sshpub`. */
  readonly secretRef: pulumi.Input<LocalObjectReferenceArgs>;
}

/**
 * Another GitRepository whose contents are put into this one's artifact.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#include
 */
export interface GitRepositoryIncludeArgs {
  /** The other GitRepository, in the same namespace. */
  readonly repository: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Where the contents are there.
   * @defaultValue the root
   */
  readonly fromPath?: pulumi.Input<string>;
  /**
   * Where they go here.
   * @defaultValue the name of the other GitRepository
   */
  readonly toPath?: pulumi.Input<string>;
}

/**
 * What of a Git repository must carry a trusted signature.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/#verification
 */
export const GitVerificationMode = {
  /** The commit that was checked out. */
  Head: "HEAD",
  /** The same in the older spelling, for manifests that have it. */
  HeadInLowerCase: "head",
  /** The tag that was checked out; only for a `ref` with a tag. */
  Tag: "Tag",
  /** Both the tag and the commit it points to. */
  TagAndHead: "TagAndHEAD",
} as const;
/** What of a Git repository must carry a trusted signature. */
export type GitVerificationMode = (typeof GitVerificationMode)[keyof typeof GitVerificationMode];
