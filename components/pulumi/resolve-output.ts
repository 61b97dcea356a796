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

/** Returns the value of an output; undefined in a preview in which it is not known. */
export async function knownValue<T>(output: pulumi.Input<T>): Promise<T | undefined> {
  const resolved = pulumi.output(output);
  // The SDK's declarations hide it. https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/output.ts
  const { isKnown } = resolved as unknown as { readonly isKnown: Promise<boolean> };
  return (await isKnown) ? resolveOutput(resolved as pulumi.Output<T>) : undefined;
}
