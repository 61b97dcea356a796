import type * as pulumi from "@pulumi/pulumi";

/** What an output has beside its type. */
export interface Inner<T> {
  /** An error does not come out of it in any other way. */
  promise(): Promise<T>;
  readonly isKnown: Promise<boolean>;
  /** What it comes from. */
  allResources(): Promise<ReadonlySet<pulumi.Resource>>;
}

/** An output with what its type hides. */
export function inner<T>(output: pulumi.Output<T>): Inner<T> {
  return output as unknown as Inner<T>;
}
