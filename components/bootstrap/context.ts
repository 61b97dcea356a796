import type * as pulumi from "@pulumi/pulumi";

import type { ChildOptions } from "../git/hosts/git-host";
import type { ComposedManifests } from "./compose-manifests";
import type { FluxBootstrapOptions } from "./resolve";

/** The values that every step of a bootstrap needs. */
export interface BootstrapContext {
  /** The name of the component, with which the names of its resources begin. */
  readonly name: string;
  readonly component: pulumi.Resource;
  readonly options: FluxBootstrapOptions;
  readonly flux: ComposedManifests;
  /** Imports what exists in the cluster already, when it is to be adopted. */
  readonly adoption: pulumi.ResourceTransform | undefined;
  /** Resolves when all specs are known and valid; nothing is sent before. */
  readonly validated: pulumi.Output<pulumi.Resource[]>;
}

/** Returns the options of a resource of the component. */
export function childOptions({ component }: BootstrapContext): ChildOptions {
  return { parent: component };
}

/** Returns the options of a resource of the component for which Pulumi waits, with the time-out of the arguments. */
export function awaitedOptions({ component, options: { timeout }, adoption }: BootstrapContext): ChildOptions {
  return {
    parent: component,
    customTimeouts: { create: timeout, update: timeout, delete: timeout },
    ...(adoption && { transforms: [adoption] }),
  };
}
