import * as pulumi from "@pulumi/pulumi";
import { allAliases } from "@pulumi/pulumi/resource";

/**
 * Gives what a component has created the former URNs that the aliases of the component imply. The engine works them out
 * only in the run that gives the component its new one. When that run is killed, the next one would create what still
 * has its former URN again, and then delete the object, which both of them are.
 * @see https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/resource/deploy/step_generator.go (`generateAliases`)
 */
export function handDownAliases(opts: pulumi.ComponentResourceOptions = {}): pulumi.ComponentResourceOptions {
  return { ...opts, transformations: [...(opts.transformations ?? []), withFormerUrns] };
}

function withFormerUrns({ type, name, props, opts }: pulumi.ResourceTransformationArgs) {
  const { parent, aliases = [] } = opts;
  if (parent === undefined || !hasName(parent)) return undefined;
  const all = allAliases(aliases, name, type, parent, pulumi.resourceName(parent));
  // No more than its own: the parent never had another URN.
  return all.length === aliases.length ? undefined : { props, opts: { ...opts, aliases: all } };
}

/** Returns false for a reference to the parent of a component in a plugin: the engine gives the component its aliases. */
function hasName(resource: pulumi.Resource): boolean {
  // The SDK's declarations hide it. https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/resource.ts
  return (resource as { readonly __name?: string }).__name !== undefined;
}
