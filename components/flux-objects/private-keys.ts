import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, type Problem } from "../errors";
import { mendedPem, privateKeyProblem, type PrivateKeyUse } from "../validation/private-key";

/** The credentials that may have a private key of the caller. */
export interface KeyedCredentials {
  readonly sshKey?:
    { readonly privateKey: pulumi.Input<string>; readonly password?: pulumi.Input<string> | undefined } | undefined;
  readonly githubApp?: { readonly privateKey: pulumi.Input<string> } | undefined;
}

/**
 * Returns the problems of the private keys whose values are known.
 *
 * @param path the path of the credentials, as the caller typed it
 */
export function privateKeyProblems(path: string, credentials: KeyedCredentials = {}): Problem[] {
  return keysOf(path, credentials).flatMap(({ key, ...given }) =>
    typeof key === "string" && key !== "" ? problem(given, key) : [],
  );
}

/**
 * Checks the private keys whose values are outputs.
 *
 * @param component the component that the error names
 * @param given the credentials by their paths
 * @returns an output that resolves when they are known and valid
 * @throws InvalidArgumentsError that does not contain them
 */
export function checkPrivateKeys(
  component: string,
  given: Readonly<Record<string, KeyedCredentials | undefined>>,
): pulumi.Output<pulumi.Resource[]> {
  const keys = Object.entries(given).flatMap(([path, credentials]) => keysOf(path, credentials ?? {}));
  const late = keys.filter(({ key }) => typeof key !== "string");
  return pulumi.all(late.map(({ key }) => key)).apply((texts) => {
    const invalid = late.flatMap((key, index) => problem(key, texts[index]));
    if (invalid.length > 0) throw new InvalidArgumentsError(component, invalid);
    return [];
  });
}

/** Returns a private key as Flux expects it, see {@link mendedPem}. */
export function mendedKey(key: pulumi.Input<string>): pulumi.Input<string> {
  return typeof key === "string" ? mendedPem(key) : pulumi.output(key).apply(mendedPem);
}

interface GivenKey {
  readonly propertyPath: string;
  readonly key: pulumi.Input<string>;
  readonly use: PrivateKeyUse;
}

function keysOf(path: string, { sshKey, githubApp }: KeyedCredentials): GivenKey[] {
  const keys: GivenKey[] = [];
  if (sshKey !== undefined) {
    const { privateKey: key, password = "" } = sshKey;
    keys.push({ propertyPath: `${path}.sshKey.privateKey`, key, use: { by: "ssh", hasPassword: password !== "" } });
  }
  if (githubApp !== undefined) {
    const { privateKey: key } = githubApp;
    const use = { by: "githubApp", hasPassword: false } as const;
    keys.push({ propertyPath: `${path}.githubApp.privateKey`, key, use });
  }
  return keys;
}

function problem({ propertyPath, use }: Omit<GivenKey, "key">, key: unknown): Problem[] {
  const reason = privateKeyProblem(key, use);
  return reason === undefined ? [] : [{ propertyPath, reason }];
}
