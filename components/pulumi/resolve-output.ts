import type * as pulumi from "@pulumi/pulumi";

/** The value of an output, for code that runs when it is known; never, in a preview in which it is not. */
export function resolveOutput<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => resolve(value));
  });
}
