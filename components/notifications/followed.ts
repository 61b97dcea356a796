import type * as pulumi from "@pulumi/pulumi";

/** What the cluster follows, for those who tell of it. */
export interface NotificationContext {
  /** The name of the source and the Kustomization. */
  readonly syncName: string;
  readonly namespace: string;
}

/** A branch that the cluster follows, or some other ref. */
export interface BranchContext extends NotificationContext {
  /** Nothing when it is another ref, such as the newest tag. */
  readonly branch: string | undefined;
  /** What the messages of the program's own commits have in common; nothing when it makes none. */
  readonly ownCommits: { readonly prefix: string; readonly directory: string } | undefined;
}

/** A repository with the branch that the cluster follows. */
export interface RepositoryContext extends BranchContext {
  /** Its name with its owner. */
  readonly fullName: pulumi.Input<string>;
}
