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
  // The SDK's declarations hide it. https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/output.ts
  return (pulumi.output(output) as unknown as { promise(withUnknowns: boolean): Promise<unknown> }).promise(true);
}

/** Returns an output that is known in every preview: it has a default where the value is not known. */
export function knownOr<T>(output: pulumi.Output<T>, value: T): pulumi.Output<T> {
  return pulumi.output(undefined).apply(async () => (await knownValue(output)) ?? value);
}

/**
 * Returns the values of properties of a resource; undefined in a preview in which one of them is not known. In a preview the SDK
 * says of a property that the resource does not have that it is not known, but has no value for it.
 *
 * @see https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/runtime/rpc.ts (`resolveProperties`)
 */
export async function knownProperties<T extends object>(
  properties: T,
): Promise<{ readonly [K in keyof T]: pulumi.Unwrap<T[K]> } | undefined> {
  const entries = await Promise.all(
    Object.entries(properties).map(async ([name, output]) => {
      // The SDK's declarations hide it. A copy by `pulumi.output` would have lost the difference.
      const property = output as { promise(withUnknowns: boolean): Promise<unknown> } | undefined;
      return [name, await property?.promise(true)] as const;
    }),
  );
  if (entries.some(([, value]) => pulumi.containsUnknowns(value))) return undefined;
  return Object.fromEntries(entries) as { readonly [K in keyof T]: pulumi.Unwrap<T[K]> };
}
