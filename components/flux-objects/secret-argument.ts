import * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret";
import type { Problem } from "../errors";
import type { TlsArgs } from "./credentials-args";

/** An argument that a Secret is made of, where the caller refers to none that exists. */
export interface SecretArgument {
  readonly argument: string;
  /** The path of the field of the spec that refers to a Secret. */
  readonly reference: string;
  /** The Secret, unless the argument is left out. */
  readonly secrets: readonly SecretPart[];
  /** What the spec says then. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What is wrong with the argument itself. */
  readonly problems: readonly Problem[];
}

/** What is special about an argument. */
interface Particulars {
  /** @defaultValue none */
  readonly problems?: readonly Problem[];
  /** What the spec says when there is a Secret of that name. @defaultValue `reference` with the name */
  readonly fields?: (name: string) => SecretArgument["fields"];
}

/** An argument with the Secret that is made of it. */
export function secretArgument(
  argument: string,
  reference: string,
  secret: SecretPart | undefined,
  { problems = [], fields = (name) => ({ [reference]: { name } }) }: Particulars = {},
): SecretArgument {
  const made = secret === undefined ? { secrets: [], fields: {} } : { secrets: [secret], fields: fields(secret.name) };
  return { argument, reference, ...made, problems };
}

/** At most one of some arguments may be set. */
export function atMostOne(args: object | undefined, names: readonly string[], propertyPath: string): Problem[] {
  const set = names.filter((name) => (args as Readonly<Record<string, unknown>> | undefined)?.[name] !== undefined);
  return set.length < 2
    ? []
    : [{ propertyPath, reason: `only one of ${names.join(", ")} may be set, got ${set.join(" and ")}` }];
}

/** What is wrong with the arguments that Secrets are made of. */
export function argumentProblems(args: object, made: readonly SecretArgument[]): Problem[] {
  return [
    ...made.flatMap(({ argument, reference }) => notBoth(args, argument, reference)),
    ...made.flatMap(({ problems }) => problems),
  ];
}

/** A Secret cannot be made and referred to at once. */
function notBoth(args: object, made: string, reference: string): Problem[] {
  const both = [made, reference].every((path) => path.split(".").reduce(fieldOf, args) !== undefined);
  return both
    ? [{ propertyPath: reference, reason: `must not be set beside ${made}, of which the Secret is made` }]
    : [];
}

/** A field as far as it is known: an output seems to have every field. */
function fieldOf(value: unknown, name: string): unknown {
  const known = typeof value === "object" && value !== null && !pulumi.Output.isInstance(value);
  return known ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** A certificate is of no use without its key, nor the key without its certificate. */
export function tlsProblems({ certificate, privateKey }: TlsArgs = {}): Problem[] {
  if ((certificate === undefined) === (privateKey === undefined)) return [];
  const alone = certificate === undefined ? "privateKey" : "certificate";
  return [{ propertyPath: "tls", reason: `certificate and privateKey belong together, got ${alone} alone` }];
}

/**
 * Makes Flux look again as soon as a Secret changes that a Kustomization or a HelmRelease refers to, and not an interval later.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#reacting-immediately-to-configuration-dependencies
 */
export const WATCH_LABEL = { "reconcile.fluxcd.io/watch": "Enabled" };
