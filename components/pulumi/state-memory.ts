import * as pulumi from "@pulumi/pulumi";

import { requireStash } from "./require-stash";

/** Options that make a Stash accept another input: without them its output stays at its first input. */
export const OVERWRITE = { replaceOnChanges: ["input"] } satisfies pulumi.CustomResourceOptions;

/**
 * Keeps a value in the stack's state with a Stash, which needs no provider. Its output is its first input, or the input
 * at its last replacement. In a run whose `--target` leaves the Stash out, it has no output before it exists: the value
 * counts then.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/stash/
 */
export function remember<T>(
  name: string,
  value: pulumi.Input<T>,
  opts: pulumi.CustomResourceOptions,
): { readonly stash: pulumi.Resource; readonly remembered: pulumi.Output<T> } {
  const dependsOn = pulumi.output(requireStash().then(() => opts.dependsOn ?? [])) as pulumi.Output<pulumi.Resource[]>;
  const stash = new pulumi.Stash(name, { input: value }, { ...opts, dependsOn });
  const output = stash.output as pulumi.Output<T | undefined>;
  return { stash, remembered: output.apply((kept) => kept ?? value) as pulumi.Output<T> };
}

/**
 * Keeps a generated secret in the stack's state, for as long as the resource has that name: every run generates one,
 * and all but the first are ignored.
 *
 * @returns a secret
 */
export function rememberSecret(
  name: string,
  generated: string,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { remembered } = remember(name, pulumi.secret(generated), {
    ...opts,
    ignoreChanges: ["input"],
    additionalSecretOutputs: ["input", "output"],
  });
  return pulumi.secret(remembered);
}
