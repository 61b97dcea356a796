import type * as pulumi from "@pulumi/pulumi";

import type { ClusterRelease } from "../flux-objects/api-version";

/** The sync objects of the cluster, for the notifications about them. */
export interface NotificationContext {
  /** The name of the source and the Kustomization. */
  readonly syncName: string;
  readonly namespace: string;
  /** The definitions of the notification objects. */
  readonly cluster: ClusterRelease;
}

/** A branch that the cluster follows, or some other ref. */
export interface BranchContext extends NotificationContext {
  /** The branch; undefined when it is another ref, such as the newest tag. */
  readonly branch: string | undefined;
  /** The common parts of the messages of the program's own commits; undefined when it makes none. */
  readonly ownCommits: { readonly prefix: string; readonly directory: string } | undefined;
}

/** A repository with the branch that the cluster follows. */
export interface RepositoryContext extends BranchContext {
  /** The name of the repository with its owner. */
  readonly fullName: pulumi.Input<string>;
}
