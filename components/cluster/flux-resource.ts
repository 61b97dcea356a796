import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type { CustomResourceArgs } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";

import type { ObjectMeta } from "../manifests/kubernetes-object";

/** An object whose spec may hold outputs; what names it may not. */
interface FluxObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly spec: pulumi.Input<object>;
}

/** The part of a Flux object's status that is put out. */
interface FluxStatus {
  readonly lastAppliedRevision?: string;
}

/** An object of a Flux API, with its status as an output: the class that Pulumi has for custom resources hides it. */
class FluxCustomResource extends CustomResource {
  public declare readonly status: pulumi.Output<FluxStatus | undefined>;

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
 * - Flux owns the same fields, through the file in Git: `patchForce` says that the program means the same values.
 *   https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
export function fluxResource(
  name: string,
  object: FluxObject,
  requestedAt: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): FluxCustomResource {
  const annotations = pulumi.output(requestedAt).apply((token) => ({
    "reconcile.fluxcd.io/requestedAt": token,
    "pulumi.com/patchForce": "true",
    "pulumi.com/waitFor": JSON.stringify([`jsonpath={.status.lastHandledReconcileAt}=${token}`, "condition=Ready"]),
  }));
  return new FluxCustomResource(name, { ...object, metadata: { ...object.metadata, annotations } }, opts);
}
