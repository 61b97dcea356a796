import type * as pulumi from "@pulumi/pulumi";

/** Labels and annotations that all applied objects get; they win over those that an object has. */
export interface CommonMetadataArgs {
  /** Labels, by key. */
  readonly labels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** Annotations, by key. */
  readonly annotations?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}
