import * as pulumi from "@pulumi/pulumi";

/**
 * Returns the value of an output, for code that runs when it is known; in a preview in which it is unknown, the promise
 * never resolves.
 */
export function resolveOutput<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => resolve(value));
  });
}

/** Returns the URN of a component as a value that does not depend on it: its children would wait for themselves. */
export function urnAlone({ urn }: pulumi.Resource): pulumi.Output<string> {
  return pulumi.output(resolveOutput(urn));
}

/** Returns the value of an output; undefined in a preview in which it is not known. */
export async function knownValue<T>(output: pulumi.Input<T>): Promise<T | undefined> {
  const resolved = pulumi.output(output);
  // The SDK's declarations hide it. https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/output.ts
  const { isKnown } = resolved as unknown as { readonly isKnown: Promise<boolean> };
  return (await isKnown) ? resolveOutput(resolved as pulumi.Output<T>) : undefined;
}

/** Returns a value that is known in parts, in a preview: what is not known is no text, no number and no plain object in it. */
export function partlyKnownValue(output: unknown): Promise<unknown> {
  return withUnknowns(pulumi.output(output));
}

/** The SDK's declarations hide it. https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/output.ts */
function withUnknowns(output: pulumi.Output<unknown>): Promise<unknown> {
  return (output as unknown as { promise(withUnknowns: boolean): Promise<unknown> }).promise(true);
}

/** Returns an output that is known in every preview: it has a default where the value is not known. */
export function knownOr<T>(output: pulumi.Output<T>, value: T): pulumi.Output<T> {
  return pulumi.output(undefined).apply(async () => (await knownValue(output)) ?? value);
}

/**
 * Returns a property of a resource, known also where the resource does not have it. In a preview the SDK says of such a property that
 * it is not known, but has no value for it, which a copy by `pulumi.output` would lose. Whether it is a secret is lost here.
 *
 * @see https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/runtime/rpc.ts (`resolveProperties`)
 */
export function propertyOrNone<T>(property: pulumi.Output<T> | undefined): pulumi.Output<T | undefined> {
  return pulumi.output(property === undefined ? undefined : withUnknowns(property)) as pulumi.Output<T | undefined>;
}

/** Returns the values of properties of a resource, as `propertyOrNone` does; undefined in a preview in which one of them is not known. */
export async function knownProperties<T extends object>(
  properties: T,
): Promise<{ readonly [K in keyof T]: pulumi.Unwrap<T[K]> } | undefined> {
  const entries = await Promise.all(
    Object.entries(properties).map(
      async ([name, property]) =>
        [name, property === undefined ? undefined : await withUnknowns(property as pulumi.Output<unknown>)] as const,
    ),
  );
  if (entries.some(([, value]) => pulumi.containsUnknowns(value))) return undefined;
  return Object.fromEntries(entries) as { readonly [K in keyof T]: pulumi.Unwrap<T[K]> };
}
