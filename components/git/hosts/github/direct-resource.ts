import * as pulumi from "@pulumi/pulumi";

import { directType } from "./direct-server";
import providers from "./providers.json";
import type { DirectPlace } from "./place";

/**
 * A resource that is written by GitHub's API itself. Its provider is a text in the state, so that nobody has to install one, and
 * `pulumi destroy` works without the program. The plugin serves the same resource for programs in other languages: the text is
 * there for a program in Node.js that takes the stack over.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export class DirectResource extends pulumi.CustomResource {
  /** @param inputs the arguments, and each output as undefined */
  public constructor(
    name: keyof typeof providers,
    resourceName: string,
    inputs: pulumi.Inputs,
    { access }: DirectPlace,
    opts: pulumi.CustomResourceOptions,
  ) {
    const all = { ...inputs, __provider: providers[name] };
    const { type, aliases } = directType(name);
    const provider = access.provider();
    super(type, resourceName, all, pulumi.mergeOptions({ aliases }, { ...opts, provider }));
  }
}
