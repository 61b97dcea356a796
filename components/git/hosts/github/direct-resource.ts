import * as pulumi from "@pulumi/pulumi";

import providers from "./providers.json";
import type { DirectPlace } from "./place";

/**
 * A resource that is written by GitHub's API itself. Its provider is a text in the state, so that nobody has to install one, and
 * `pulumi destroy` works without the program.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export class DirectResource extends pulumi.CustomResource {
  /** @param inputs the arguments, and each output as undefined */
  public constructor(
    type: keyof typeof providers,
    name: string,
    inputs: pulumi.Inputs,
    { access }: DirectPlace,
    opts: pulumi.CustomResourceOptions,
  ) {
    const all = { ...inputs, __provider: providers[type] };
    super(`pulumi-nodejs:dynamic/flux-bootstrap:${type}`, name, all, { ...opts, provider: access.provider() });
  }
}
