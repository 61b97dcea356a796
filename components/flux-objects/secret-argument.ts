import * as pulumi from "@pulumi/pulumi";

import type { SecretPart } from "../cluster/secret-part";
import type { Problem } from "../errors";
import type { TlsArgs } from "./credentials-args";

/** An argument that a Secret is created from, if the caller does not refer to an existing one. */
export interface SecretArgument {
  readonly argument: string;
  /** The path of the field of the spec that refers to a Secret. */
  readonly reference: string;
  /** The Secret, unless the argument is left out. */
  readonly secrets: readonly SecretPart[];
  /** The fields of the spec that refer to the Secret; none without a Secret. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The problems of the argument itself. */
  readonly problems: readonly Problem[];
}

/** The options of {@link secretArgument}. */
interface Particulars {
  /** @defaultValue none */
  readonly problems?: readonly Problem[];
  /** The fields of the spec that refer to a Secret of that name. @defaultValue `reference` with the name */
  readonly fields?: (name: string) => SecretArgument["fields"];
}

/** Describes an argument and the Secret that is created from it. */
export function secretArgument(
  argument: string,
  reference: string,
  secret: SecretPart | undefined,
  { problems = [], fields = (name) => ({ [reference]: { name } }) }: Particulars = {},
): SecretArgument {
  const made = secret === undefined ? { secrets: [], fields: {} } : { secrets: [secret], fields: fields(secret.name) };
  return { argument, reference, ...made, problems };
}

/** Checks that at most one of some arguments is set. */
export function atMostOne(args: object | undefined, names: readonly string[], propertyPath: string): Problem[] {
  const set = names.filter((name) => (args as Readonly<Record<string, unknown>> | undefined)?.[name] !== undefined);
  return set.length < 2
    ? []
    : [{ propertyPath, reason: `must hold at most one of ${names.join(", ")}, got ${set.join(" and ")}` }];
}

/** Finds the problems of the arguments that Secrets are created from. */
export function secretArgumentProblems(args: object, made: readonly SecretArgument[]): Problem[] {
  return [
    ...made.flatMap(({ argument, reference }) => notBoth(args, argument, reference)),
    ...made.flatMap(({ problems }) => problems),
  ];
}

/** Checks that a Secret is either created or referred to, not both. */
function notBoth(args: object, made: string, reference: string): Problem[] {
  const both = [made, reference].every((path) => path.split(".").reduce(fieldOf, args) !== undefined);
  return both
    ? [{ propertyPath: reference, reason: `conflicts with ${made}, which creates this Secret; set only one of them` }]
    : [];
}

/** Returns a field if its value is known: an output seems to have every field. */
function fieldOf(value: unknown, name: string): unknown {
  const known = typeof value === "object" && value !== null && !pulumi.Output.isInstance(value);
  return known ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Checks that a certificate and its key are set together: neither is of use without the other. */
export function tlsProblems({ certificate, privateKey }: TlsArgs = {}): Problem[] {
  if ((certificate === undefined) === (privateKey === undefined)) return [];
  const alone = certificate === undefined ? "privateKey" : "certificate";
  return [{ propertyPath: "tls", reason: `must hold certificate and privateKey together, got only ${alone}` }];
}
