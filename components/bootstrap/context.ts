import type * as pulumi from "@pulumi/pulumi";

import type { ChildOptions } from "../git/hosts/git-host";
import type { KubernetesObject } from "../manifests/kubernetes-object";
import type { ComposedManifests } from "./compose-manifests";
import type { ExistingObjects } from "./import-existing";
import { DestroyAction } from "./on-destroy";
import type { FluxBootstrapOptions } from "./resolve";
import type { StateIdentity } from "./state-identity";

/** The values that are known before the place of the manifests and the cluster are asked. */
export interface InitialContext {
  /** The name of the component, with which the names of its resources begin. */
  readonly name: string;
  readonly component: pulumi.Resource;
  readonly options: FluxBootstrapOptions;
  readonly flux: ComposedManifests;
  readonly identity: StateIdentity;
  /** Resolves when all specs are known and valid; nothing is sent before. */
  readonly validated: pulumi.Output<pulumi.Resource[]>;
}

/** The values that every step of a bootstrap needs. */
export interface BootstrapContext extends InitialContext, ExistingObjects {
  /** The objects of Flux that are in the program: a person may have taken some of them away in Git. */
  readonly declared: pulumi.Output<readonly KubernetesObject[]>;
  /** The mark of the cluster when the state has everything that the program declares. */
  readonly completionMark: pulumi.Output<string>;
  /** The hook before a Secret is created. */
  readonly leftSecret: pulumi.ResourceHook | undefined;
}

/** Returns the options of a resource of the component. */
export function childOptions({ component, options: { onDestroy } }: InitialContext): ChildOptions {
  return { parent: component, ...retained(onDestroy.flux) };
}

/** Returns the options of the files in Git. */
export function fileOptions({ component, options: { onDestroy } }: InitialContext): ChildOptions {
  return { parent: component, ...retained(onDestroy.files) };
}

/** The option is left out where it is not needed, so that the component's own counts. */
function retained(action: DestroyAction): Pick<ChildOptions, "retainOnDelete"> {
  return action === DestroyAction.Keep ? { retainOnDelete: true } : {};
}

/** Returns the options of a Secret of the component. */
export function secretOptions(context: BootstrapContext): ChildOptions {
  return { ...awaitedOptions(context), ...(context.leftSecret && { hooks: { beforeCreate: [context.leftSecret] } }) };
}

/** Returns the options of a resource of the component for which Pulumi waits, with the time-out of the arguments. */
export function awaitedOptions(context: InitialContext): ChildOptions {
  const { timeout } = context.options;
  return { ...childOptions(context), customTimeouts: { create: timeout, update: timeout, delete: timeout } };
}
