import type * as pulumi from "@pulumi/pulumi";

import type { FluxKind } from "../flux-api/kinds";
import type { ObjectArgs } from "../resources/resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import type { SecretArgument } from "../flux-objects/secret-argument";
import { argumentProblems } from "./secret-problems";
import { specOf } from "./spec-of";
import { unlessSuspended } from "./unless-suspended";

/** The arguments of an object that Flux can be told to leave alone. */
export interface SuspendableArgs extends ObjectArgs {
  readonly suspend?: pulumi.Input<boolean>;
}

/** What an object consists of whose arguments are the fields of its spec, and some that Secrets are made of. */
export function partsOf<K extends FluxKind>(
  kind: K,
  args: SuspendableArgs,
  made: readonly SecretArgument[],
): ObjectParts<K> {
  const spec = specOf(
    args,
    made.map(({ argument }) => argument),
  );
  return {
    kind,
    spec: made.reduce((fields, secret) => ({ ...fields, ...secret.fields }), spec),
    secrets: made.flatMap(({ secrets }) => secrets),
    problems: argumentProblems(args, made),
    awaited: unlessSuspended(args.suspend),
  };
}
