import * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret-part";
import { defaults } from "../defaults";
import type { Problem } from "../errors";
import type { FluxKind } from "../flux-api/kinds";
import { type SecretArgument, secretArgumentProblems } from "./secret-argument";

/**
 * The parts that a component creates from its arguments. Plain functions compose them, so that they can be tested
 * without an engine.
 */
export interface ObjectParts<K extends FluxKind = FluxKind> {
  readonly kind: K;
  /** The fields of the spec, as the caller gave them, with the defaults of those that were left out. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** The Secrets that the spec refers to. */
  readonly secrets: readonly SecretPart[];
  /** The problems of the arguments that are not fields of the spec. */
  readonly problems: readonly Problem[];
  /** Set to `true` if the object eventually becomes ready, so that the program can wait for it. */
  readonly awaited: pulumi.Input<boolean>;
}

/** The fields of an object that can be suspended. */
export interface SuspendableFields {
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * Composes an object from arguments that are the fields of its spec, and from arguments that Secrets are created from.
 */
export function composeObject<K extends FluxKind>(
  kind: K,
  fields: SuspendableFields,
  made: readonly SecretArgument[],
): ObjectParts<K> {
  const spec = omit(
    fields,
    made.map(({ argument }) => argument),
  );
  return {
    kind,
    spec: made.reduce<Readonly<Record<string, unknown>>>((known, secret) => ({ ...known, ...secret.fields }), {
      ...spec,
    }),
    secrets: made.flatMap(({ secrets }) => secrets),
    problems: secretArgumentProblems(fields, made),
    awaited: shouldAwait(fields.suspend),
  };
}

/** Composes a source. By default, Flux checks it as often as the cluster's own source. */
export function composeSource<K extends FluxKind>(
  kind: K,
  fields: SuspendableFields,
  made: readonly SecretArgument[],
): ObjectParts<K> {
  const parts = composeObject(kind, fields, made);
  return { ...parts, spec: { interval: defaults.sync.sourceInterval, ...parts.spec } };
}

/** Decides whether to wait for an object: a suspended one never becomes ready. */
export function shouldAwait(suspend: pulumi.Input<boolean> | undefined): pulumi.Input<boolean> {
  return suspend === undefined || typeof suspend === "boolean"
    ? suspend !== true
    : pulumi.output(suspend).apply((known) => !known);
}

/**
 * Returns a record without some of its keys, and without those whose values are undefined: they would hide the
 * defaults.
 */
export function omit<T extends object, K extends PropertyKey>(record: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => value !== undefined && !keys.includes(key as K)),
  ) as Omit<T, K>;
}
