import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type { CustomResourceArgs } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";

import { PATCH_FORCE, REQUESTED_AT } from "../kube/annotations";
import { supportsErrorHooks, supportsResourceHooks } from "../pulumi/hooks";
import type { HookTarget } from "./hooks/cluster-access";
import { explainUnready } from "./hooks/explain-unready";
import { handOver } from "./hooks/hand-over";
import { requestUntilReady } from "./hooks/request-until-ready";
import { takeOverFields } from "./hooks/take-over-fields";
import type { WrittenStatus } from "./object-status";
import { WAIT_FOR } from "../kube/annotations";
import type { TypedResource } from "./typed-resource";

/** An object whose spec may hold outputs; its name must be plain. */
export interface FluxObjectInputs {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: pulumi.Input<string>;
    readonly labels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
    readonly annotations?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  };
  readonly spec: pulumi.Input<object>;
}

/** The request for a reconciliation of an object. */
export interface Reconciliation {
  /** A value that changes with every request; the controller repeats it in the status. */
  readonly requestedAt: pulumi.Input<string>;
  /** Waits until the object is ready; false for an object that is suspended, or of a kind without a status. */
  readonly awaited: pulumi.Input<boolean>;
  /** The objects that the controller applies when it reconciles this one, and that it owns alone from then on. */
  readonly handedOver?: readonly TypedResource[];
}

/** An object of a Flux API, with its status as an output: Pulumi's class for custom resources hides it. */
export class FluxCustomResource extends CustomResource {
  declare public readonly status: pulumi.Output<WrittenStatus | undefined>;

  public constructor(name: string, args: CustomResourceArgs, opts: pulumi.CustomResourceOptions) {
    super(name, { ...args, status: undefined }, opts);
  }
}

/**
 * Declares an object of a Flux API, requests a reconciliation and waits until the controller has handled it and the
 * object is ready.
 *
 * - `reconcile.fluxcd.io/requestedAt` requests a reconciliation now; the controller repeats its value in the status. An
 *   annotation does not raise the generation, so the Ready condition alone could be out of date.
 *   https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile
 * - The wait ends at the time-out and not at the first failure, which may be temporary.
 * - `patchForce` is set because others write to the same fields: Flux through a file in Git, and everyone who requests
 *   a reconciliation.
 *   https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
export function createFluxObject(
  name: string,
  object: FluxObjectInputs,
  { requestedAt, awaited, handedOver = [] }: Reconciliation,
  opts: pulumi.CustomResourceOptions,
): FluxCustomResource {
  const annotations = pulumi.all([object.metadata.annotations, requestedAt, awaited]).apply(([own, token, wait]) => ({
    ...own,
    [REQUESTED_AT]: token,
    [PATCH_FORCE]: "true",
    ...(wait
      ? { [WAIT_FOR]: JSON.stringify([`jsonpath={.status.lastHandledReconcileAt}=${token}`, "condition=Ready"]) }
      : {}),
  }));
  const made: FluxCustomResource[] = [];
  const hooks =
    opts.parent && hooksOf({ name, kind: object.kind, component: opts.parent, resource: () => made[0] }, handedOver);
  // For some types of Receivers, the path alone is enough to trigger them, so it is a secret.
  const secrets = object.kind === "Receiver" ? { additionalSecretOutputs: ["status"] } : {};
  const resource = new FluxCustomResource(
    name,
    { ...object, metadata: { ...object.metadata, annotations } },
    { ...opts, ...secrets, ...(hooks && { hooks: withHooks(hooks, opts.hooks) }) },
  );
  made.push(resource);
  return resource;
}

/** Returns hooks and the further ones of a caller, which are around them. */
function withHooks(
  { beforeCreate = [], afterCreate = [], ...others }: pulumi.ResourceHookBinding,
  further: pulumi.ResourceHookBinding = {},
): pulumi.ResourceHookBinding {
  return {
    ...others,
    beforeCreate: [...(further.beforeCreate ?? []), ...beforeCreate],
    afterCreate: [...afterCreate, ...(further.afterCreate ?? [])],
  };
}

/** Returns the hooks of the resource; undefined where the engine has no hooks, or is a mock. */
function hooksOf(target: HookTarget, handedOver: readonly TypedResource[]): pulumi.ResourceHookBinding | undefined {
  if (!supportsResourceHooks()) return undefined;
  const { before, after, stop } = requestUntilReady(target);
  const reconciled = [after, ...(handedOver.length > 0 ? [handOver(target, handedOver)] : [])];
  return {
    beforeCreate: [before],
    afterCreate: reconciled,
    beforeUpdate: [takeOverFields(target), before],
    afterUpdate: reconciled,
    ...(supportsErrorHooks() ? { onError: [explainUnready(target, stop)] } : {}),
  };
}
