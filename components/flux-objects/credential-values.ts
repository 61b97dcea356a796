import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, type Problem } from "../errors";
import { mendedPem, privateKeyProblem, type PrivateKeyUse } from "../validation/private-key";

/** The credentials that may have values of the caller that only one program writes: private keys, and the numbers of an App. */
export interface CheckedCredentials {
  readonly sshKey?:
    { readonly privateKey: pulumi.Input<string>; readonly password?: pulumi.Input<string> | undefined } | undefined;
  readonly githubApp?:
    | {
        readonly privateKey: pulumi.Input<string>;
        readonly appId?: pulumi.Input<string>;
        readonly installationId?: pulumi.Input<string> | undefined;
      }
    | undefined;
}

/**
 * Returns the problems of the values that are known.
 *
 * @param path the path of the credentials, as the caller typed it
 */
export function credentialProblems(path: string, credentials: CheckedCredentials = {}): Problem[] {
  return valuesOf(path, credentials).flatMap((given) => {
    const values = given.values.map((value) => (pulumi.Output.isInstance(value) ? undefined : value));
    // An empty value has a message of its own.
    return typeof values[0] === "string" && values[0] !== "" ? problem(given, values) : [];
  });
}

/**
 * Checks the values that are outputs.
 *
 * @param component the component that the error names
 * @param given the credentials by their paths
 * @returns an output that resolves when they are known and valid
 * @throws InvalidArgumentsError that does not contain them
 */
export function checkCredentials(
  component: string,
  given: Readonly<Record<string, CheckedCredentials | undefined>>,
): pulumi.Output<pulumi.Resource[]> {
  const values = Object.entries(given).flatMap(([path, credentials]) => valuesOf(path, credentials ?? {}));
  const late = values.filter((one) => one.values.some((value) => value !== undefined && typeof value !== "string"));
  return pulumi.output(late.map((one) => [...one.values])).apply((known) => {
    const invalid = late.flatMap((one, index) => problem(one, known[index] ?? []));
    if (invalid.length > 0) throw new InvalidArgumentsError(component, invalid);
    return [];
  });
}

/** Returns a private key as Flux expects it, see {@link mendedPem}. */
export function mendedKey(key: pulumi.Input<string>): pulumi.Input<string> {
  return typeof key === "string" ? mendedPem(key) : pulumi.output(key).apply(mendedPem);
}

/** Returns a GitHub App with its key and its numbers as Flux expects them. */
export function mendedApp<
  T extends {
    readonly appId: pulumi.Input<string>;
    readonly installationId?: pulumi.Input<string> | undefined;
    readonly privateKey: pulumi.Input<string>;
  },
>(app: T): T {
  const { appId, installationId, privateKey } = app;
  return {
    ...app,
    appId: mendedId(appId),
    ...(installationId !== undefined && { installationId: mendedId(installationId) }),
    privateKey: mendedKey(privateKey),
  };
}

/** An output may be a number, and a file ends with a line feed. */
function mendedId(id: pulumi.Input<string>): pulumi.Input<string> {
  const mended = (known: unknown): string => String(known).trim();
  return typeof id === "string" ? mended(id) : pulumi.output(id).apply(mended);
}

interface GivenValue {
  readonly propertyPath: string;
  /** The value, and others that it is checked with. */
  readonly values: readonly pulumi.Input<string | undefined>[];
  readonly check: (values: readonly unknown[]) => string | undefined;
}

function valuesOf(path: string, { sshKey, githubApp }: CheckedCredentials): GivenValue[] {
  const values: GivenValue[] = [];
  if (sshKey !== undefined) {
    const { privateKey, password } = sshKey;
    const notKnown = password === undefined ? undefined : true;
    const check = ([key, known = notKnown]: readonly unknown[]) =>
      privateKeyProblem(key, { by: "ssh", password: known as PrivateKeyUse["password"] });
    values.push({ propertyPath: `${path}.sshKey.privateKey`, values: [privateKey, password], check });
  }
  if (githubApp !== undefined) {
    const { appId, installationId, privateKey } = githubApp;
    const check = ([key]: readonly unknown[]) => privateKeyProblem(key, { by: "githubApp" });
    values.push({ propertyPath: `${path}.githubApp.privateKey`, values: [privateKey], check });
    for (const [name, id] of Object.entries({ appId, installationId }))
      if (id !== undefined) values.push({ propertyPath: `${path}.githubApp.${name}`, values: [id], check: idProblem });
  }
  return values;
}

/** Flux reads a number of at most 64 bits. What somebody has typed in place of it may be a secret. */
function idProblem([id]: readonly unknown[]): string | undefined {
  return /^\s*\d{1,18}\s*$/.test(String(id))
    ? undefined
    : 'must be a number such as "123456", as the settings of the App on GitHub show it, not its name or its client ID';
}

function problem({ propertyPath, check }: GivenValue, values: readonly unknown[]): Problem[] {
  const reason = check(values);
  return reason === undefined ? [] : [{ propertyPath, reason }];
}
