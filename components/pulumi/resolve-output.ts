import type * as pulumi from "@pulumi/pulumi";

/**
 * Returns the value of an output, for code that runs when it is known; in a preview in which it is unknown, the promise
 * never resolves.
 */
export function resolveOutput<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => resolve(value));
  });
}
