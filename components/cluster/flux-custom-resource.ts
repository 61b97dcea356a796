import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type { CustomResourceArgs } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { PATCH_FORCE, REQUESTED_AT, WAIT_FOR } from "../kube/annotations";
import { supportsErrorHooks, supportsResourceHooks } from "../pulumi/hooks";
import { isReference, kubernetesProviderOf, type HookTarget } from "./hooks/cluster-access";
import { explainUnready } from "./hooks/explain-unready";
import { handOver } from "./hooks/hand-over";
import { requestUntilReady } from "./hooks/request-until-ready";
import { takeOverFields } from "./hooks/take-over-fields";
import type { WrittenStatus } from "./object-status";
import type { TypedResource } from "./typed-resource";
import { evaluatesOr, waitFor } from "./wait-for";

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
  readonly handedOver?: pulumi.Output<readonly TypedResource[]> | undefined;
}

/** An object of a Flux API, with its status as an output: Pulumi's class for custom resources hides it. */
export class FluxCustomResource extends CustomResource {
  declare public readonly status: pulumi.Output<WrittenStatus | undefined>;

  public constructor(name: string, args: CustomResourceArgs, opts: pulumi.CustomResourceOptions) {
    super(name, { ...args, status: undefined }, opts);
  }

  /**
   * Lets the program, and whatever depends on this resource, fail for the reason that is known once the resource is there.
   * A hook cannot do that: before Pulumi 3.238, its error is only a warning.
   */
  public failFor(reason: () => string | undefined): void {
    (this as { urn: pulumi.Output<string> }).urn = this.urn.apply((urn) => {
      const message = reason();
      if (message !== undefined) throw new BootstrapError(message);
      return urn;
    });
  }
}

/**
 * Declares an object of a Flux API, requests a reconciliation and waits until the controller has handled it and the
 * object is ready.
 *
 * - `reconcile.fluxcd.io/requestedAt` requests a reconciliation now; the controller repeats its value in the status. An
 *   annotation does not raise the generation, so the Ready condition alone could be out of date.
 *   https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile
 * - The wait ends at the time-out and not at the first failure, which may be temporary; an object that its controller has
 *   given up ends it at once.
 * - `patchForce` is set because others write to the same fields: Flux through a file in Git, and everyone who requests
 *   a reconciliation.
 *   https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
export function createFluxObject(
  name: string,
  object: FluxObjectInputs,
  { requestedAt, awaited, handedOver }: Reconciliation,
  opts: pulumi.CustomResourceOptions,
): FluxCustomResource {
  const provider = opts.parent && kubernetesProviderOf(opts.parent);
  // Hooks do not reach the cluster of a provider that is a reference, and its version may be another.
  const isEndable = evaluatesOr() && (provider === undefined || !isReference(provider));
  const annotations = pulumi.all([object.metadata.annotations, requestedAt, awaited]).apply(([own, token, wait]) => ({
    ...own,
    [REQUESTED_AT]: token,
    [PATCH_FORCE]: "true",
    ...(wait ? { [WAIT_FOR]: waitFor(token, isEndable) } : {}),
  }));
  const made: FluxCustomResource[] = [];
  const { hooks, failure } =
    (opts.parent &&
      hooksOf({ name, kind: object.kind, component: opts.parent, resource: () => made[0] }, handedOver)) ??
    {};
  // For some types of Receivers, the path alone is enough to trigger them, so it is a secret.
  const secrets = object.kind === "Receiver" ? { additionalSecretOutputs: ["status"] } : {};
  const resource = new FluxCustomResource(
    name,
    { ...object, metadata: { ...object.metadata, annotations } },
    {
      ...opts,
      ...secrets,
      ...(hooks && { hooks: { ...hooks, beforeCreate: [...(opts.hooks?.beforeCreate ?? []), ...hooks.beforeCreate] } }),
    },
  );
  if (failure) resource.failFor(failure);
  made.push(resource);
  return resource;
}

/** The hooks of a resource, and the reason for which it has failed although its provider reports success. */
interface ResourceHooks {
  readonly hooks: pulumi.ResourceHookBinding & Required<Pick<pulumi.ResourceHookBinding, "beforeCreate">>;
  readonly failure: () => string | undefined;
}

/** Returns the hooks of the resource; undefined where the engine has no hooks, or is a mock. */
function hooksOf(target: HookTarget, handedOver: Reconciliation["handedOver"]): ResourceHooks | undefined {
  if (!supportsResourceHooks()) return undefined;
  const { before, after, stop, failure } = requestUntilReady(target);
  const reconciled = [after, ...(handedOver !== undefined ? [handOver(target, handedOver)] : [])];
  const hooks = {
    beforeCreate: [before],
    afterCreate: reconciled,
    beforeUpdate: [takeOverFields(target), before],
    afterUpdate: reconciled,
    ...(supportsErrorHooks() ? { onError: [explainUnready(target, stop)] } : {}),
  };
  return { hooks, failure };
}
