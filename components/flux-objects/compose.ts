import type * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret";
import type { Problem } from "../errors";
import type { FluxKind } from "../flux-api/kinds";

/** What a component makes of its arguments; plain functions do that, so that it can be tested without an engine. */
export interface ObjectParts<K extends FluxKind = FluxKind> {
  readonly kind: K;
  /** The fields of the spec, as the caller gave them and completed by the defaults. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** The Secrets that the spec refers to. */
  readonly secrets: readonly SecretPart[];
  /** What is wrong with the arguments that are not fields of the spec. */
  readonly problems: readonly Problem[];
  /** Whether the object gets ready by and by, so that the program can wait for it. */
  readonly awaited: pulumi.Input<boolean>;
}
