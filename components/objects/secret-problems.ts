import * as pulumi from "@pulumi/pulumi";

import type { Problem } from "../errors";
import type { TlsArgs } from "../flux-objects/credentials-args";
import type { SecretArgument } from "../flux-objects/secret-argument";

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
export function notBoth(args: object, made: string, reference: string): Problem[] {
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
