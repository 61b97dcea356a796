import type * as pulumi from "@pulumi/pulumi";

/** What the cluster follows, for those who tell of it. */
export interface Followed {
  /** The name of the source and the Kustomization. */
  readonly syncName: string;
  readonly namespace: string;
  /** The repository's name with its owner. */
  readonly fullName: pulumi.Input<string>;
}
