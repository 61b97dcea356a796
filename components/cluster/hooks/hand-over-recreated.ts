import { setTimeout as delay } from "node:timers/promises";

import * as pulumi from "@pulumi/pulumi";

import { FIELD_MANAGER, REQUESTED_AT } from "../../kube/annotations";
import type { KubeClient } from "../../kube/kube-client";
import { qualifiedName } from "../../manifests/kubernetes-object";
import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { objectStatus } from "../object-status";
import { typedPath, type TypedResource } from "../typed-resource";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { isOwnedByFlux } from "./field-ownership";
import { inState, leaveToFlux, type HandedOver } from "./hand-over";
import { fluxPath, hookClient, type DeclaredObject, type LiveObject } from "./live-object";
import { requestAgain } from "./request-until-ready";

/** Delays between two looks at the Kustomization, in milliseconds: the first, and the longest. */
const PAUSES = { first: 250, longest: 5000 };

/** The Kustomization, as the state has it. */
export type ObjectInState = Omit<DeclaredObject, "spec">;

/** The hand-over of objects without a commit. */
export interface HandOverRecreated {
  /** The Kustomization that applies them. */
  readonly kustomization: pulumi.Output<ObjectInState>;
  readonly objects: pulumi.Output<readonly TypedResource[]>;
  /** Time that Flux may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Leaves to Flux what Pulumi has created again, such as a Deployment that somebody has deleted. No commit follows, so Flux would apply
 * it at the interval of the Kustomization only, and its fields would be Pulumi's as well until the next commit: a reconciliation
 * is requested, and awaited.
 */
export function handOverRecreated(
  target: HookTarget,
  { kustomization, objects, timeoutMs }: HandOverRecreated,
): pulumi.ResourceHook {
  const { name, component } = target;
  return resourceHook(`${name}-hand-over-recreated`, async () => {
    const access = await clusterAccess(target);
    if (access === undefined) return;
    const client = await hookClient(access);
    const handedOver = await inState(objects);
    const left = await notOwnedByFlux(client, handedOver);
    if (left.length > 0) {
      const names = left.map((object) => `${object.kind} ${qualifiedName(object.metadata)}`).join(", ");
      void pulumi.log.info(`Flux is requested to apply what was created again: ${names}`, component);
      await reconciled(client, await resolveOutput(kustomization), timeoutMs).catch((error: unknown) =>
        pulumi.log.warn(
          `Flux has not applied again ${names}, because ${(error as Error).message}. Fields of it that disappear from Git stay until ` +
            "Flux has applied the next change that is committed.",
          component,
        ),
      );
    }
    await leaveToFlux(client, handedOver, component);
  });
}

/** Returns the objects that Flux has not applied. */
async function notOwnedByFlux(client: KubeClient, objects: readonly HandedOver[]): Promise<readonly HandedOver[]> {
  const found = await Promise.all(
    objects.map(async (object) => {
      const live = (await client.request(typedPath(object))) as LiveObject | undefined;
      return live !== undefined && !isOwnedByFlux(live.metadata.managedFields ?? []) ? [object] : [];
    }),
  );
  return found.flat();
}

/** Resolves when the controller has handled a request for a reconciliation, and the object is ready. */
async function reconciled(client: KubeClient, object: ObjectInState, timeoutMs: number): Promise<void> {
  const path = fluxPath(object);
  const { name, namespace, annotations = {} } = object.metadata;
  const requestedAt = new Date().toISOString();
  const requesting = (value: string) => ({
    ...object,
    metadata: { name, namespace, annotations: { [REQUESTED_AT]: value } },
  });
  const apply = (requested: object) => client.apply(path, FIELD_MANAGER, requested);
  const deadline = Date.now() + timeoutMs;
  for (let pause = PAUSES.first; ; pause = Math.min(2 * pause, PAUSES.longest)) {
    const live = (await client.request(path)) as (LiveObject & { readonly spec?: { suspend?: boolean } }) | undefined;
    if (live === undefined) throw new Error("the Kustomization does not exist");
    if (live.spec?.suspend === true) throw new Error("the Kustomization is suspended");
    if (isHandled(live, requestedAt)) break;
    if (Date.now() > deadline) throw new Error("the Kustomization was not ready in time");
    await requestAgain(requesting(requestedAt), live, apply);
    await delay(pause);
  }
  // The request of the state is the one in the cluster again, so that a refresh finds no difference.
  await apply(requesting(String(annotations[REQUESTED_AT])));
}

function isHandled({ status }: LiveObject, requestedAt: string): boolean {
  return status?.lastHandledReconcileAt === requestedAt && objectStatus(status).ready === "True";
}
