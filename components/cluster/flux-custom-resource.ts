import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type { CustomResourceArgs } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";

import { REQUESTED_AT } from "../kube/annotations";
import { supportsErrorHooks, supportsResourceHooks } from "../pulumi/hooks";
import type { HookTarget } from "./hooks/cluster-access";
import { explainUnready } from "./hooks/explain-unready";
import { requestUntilReady } from "./hooks/request-until-ready";
import { takeOverFields } from "./hooks/take-over-fields";
import type { WrittenStatus } from "./object-status";
import { WAIT_FOR } from "../kube/annotations";

/** An object whose spec may hold outputs; what names it may not. */
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

/** How an object is brought to its controller's notice. */
export interface Reconciliation {
  /** Changes whenever the controller is to look at the object again, and is repeated in its status. */
  readonly requestedAt: pulumi.Input<string>;
  /** Whether to wait until the object is ready; not one that is suspended, and not of a kind without a status. */
  readonly awaited: pulumi.Input<boolean>;
}

/** An object of a Flux API, with its status as an output: the class that Pulumi has for custom resources hides it. */
export class FluxCustomResource extends CustomResource {
  declare public readonly status: pulumi.Output<WrittenStatus | undefined>;

  public constructor(name: string, args: CustomResourceArgs, opts: pulumi.CustomResourceOptions) {
    super(name, { ...args, status: undefined }, opts);
  }
}

/**
 * Declares an object of a Flux API, pokes its controller and waits until it has handled that poke and is ready.
 *
 * - `reconcile.fluxcd.io/requestedAt` asks for a reconciliation now; the controller repeats its value in the status. An
 *   annotation does not raise the generation, so the Ready condition alone could be yesterday's.
 *   https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile
 * - Waiting ends at the time-out and not at the first failure, which may pass.
 * - `patchForce`: others write to the same fields, such as Flux through a file in Git, and whoever asks for a reconciliation.
 *   https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
export function createFluxObject(
  name: string,
  object: FluxObjectInputs,
  { requestedAt, awaited }: Reconciliation,
  opts: pulumi.CustomResourceOptions,
): FluxCustomResource {
  const annotations = pulumi.all([object.metadata.annotations, requestedAt, awaited]).apply(([own, token, wait]) => ({
    ...own,
    [REQUESTED_AT]: token,
    "pulumi.com/patchForce": "true",
    ...(wait
      ? { [WAIT_FOR]: JSON.stringify([`jsonpath={.status.lastHandledReconcileAt}=${token}`, "condition=Ready"]) }
      : {}),
  }));
  const made: FluxCustomResource[] = [];
  const hooks = opts.parent && hooksOf({ name, kind: object.kind, component: opts.parent, resource: () => made[0] });
  // Of some types of Receivers the path is all that one needs to know.
  const secrets = object.kind === "Receiver" ? { additionalSecretOutputs: ["status"] } : {};
  const resource = new FluxCustomResource(
    name,
    { ...object, metadata: { ...object.metadata, annotations } },
    { ...opts, ...secrets, ...(hooks && { hooks }) },
  );
  made.push(resource);
  return resource;
}

/** None where the engine has no hooks, or is a mock. */
function hooksOf(target: HookTarget): pulumi.ResourceHookBinding | undefined {
  if (!supportsResourceHooks()) return undefined;
  const { before, after, stop } = requestUntilReady(target);
  return {
    beforeCreate: [before],
    afterCreate: [after],
    beforeUpdate: [takeOverFields(target), before],
    afterUpdate: [after],
    ...(supportsErrorHooks() ? { onError: [explainUnready(target, stop)] } : {}),
  };
}
