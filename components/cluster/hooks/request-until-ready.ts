import { setTimeout as delay } from "node:timers/promises";

import * as pulumi from "@pulumi/pulumi";

import type { ClusterAccess } from "../../kube/kube-client";
import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { REQUESTED_AT, WAIT_FOR } from "../../kube/annotations";
import { messageOf } from "../../status/message";
import { objectStatus } from "../object-status";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { hookClient, fluxPath, type DeclaredObject, type LiveObject } from "./live-object";

/** Delay before the first check on the controller, in milliseconds; each further check waits this much longer. */
const PATIENCE = 5000;
/** The field manager of these requests. */
const MANAGER = "flux-bootstrap";

/** Hooks around an operation that waits for a controller. */
export interface ReadinessHooks {
  readonly before: pulumi.ResourceHook;
  readonly after: pulumi.ResourceHook;
  /** Ends the requests as the hook `after` does, for the hooks of a failure. */
  stop(urn: string): Promise<void>;
}

/**
 * Reports the obstacle while Pulumi waits for a controller, and requests a reconciliation again where the controller
 * would not handle the object in time:
 *
 * - when another request has replaced ours: an object has one annotation for requests, a Receiver writes it after a
 *   push, and Pulumi waits for the answer to ours;
 * - when the controller has postponed its next attempt, by half a minute where a dependency or an artifact is missing,
 *   and by `spec.retryInterval`, which is ten minutes unless it is set, where a manifest could not be applied: the
 *   fault may be gone.
 *   https://fluxcd.io/flux/components/kustomize/kustomizations/#retry-interval
 */
export function requestUntilReady(target: HookTarget): ReadinessHooks {
  const { name, kind } = target;
  const requests = new Map<string, { readonly ended: AbortController; readonly done: Promise<void> }>();
  const stop = async (urn: string): Promise<void> => {
    requests.get(urn)?.ended.abort();
    await requests.get(urn)?.done;
  };
  return {
    before: resourceHook(`${name}-${kind}-request`, ({ urn, newInputs }) => {
      const ended = new AbortController();
      const done = requestUntil(ended.signal, newInputs, target).catch(() => undefined);
      requests.set(urn, { ended, done });
    }),
    after: resourceHook(`${name}-${kind}-requested`, ({ urn }) => stop(urn)),
    stop,
  };
}

/** Repeats the request at intervals. @throws AbortError when the wait has ended */
async function requestUntil(ended: AbortSignal, inputs: unknown, target: HookTarget): Promise<void> {
  const declared = await resolveOutput(pulumi.output(inputs as DeclaredObject));
  if (declared.metadata.annotations?.[WAIT_FOR] === undefined) return;
  const access = await clusterAccess(target);
  if (access === undefined) return;
  let lastMessage = "";
  for (let pause = PATIENCE; ; pause += PATIENCE) {
    // `ref: false`: an operation that has failed must not keep the program alive.
    await delay(pause, undefined, { signal: ended, ref: false });
    // A repeated request is only an aid, so its failure is not reported.
    const live = await requestAgain(declared, access).catch(() => undefined);
    const message = live === undefined ? "" : obstacleOf(live);
    if (message !== "" && message !== lastMessage) {
      const { kind, metadata } = declared;
      const place = `${metadata.namespace}/${metadata.name}`;
      void pulumi.log.info(`${kind} ${place} is not ready yet: ${message}`, target.component);
      lastMessage = message;
    }
  }
}

/**
 * Requests a reconciliation again.
 * @returns the object in the cluster; undefined when it does not exist, or is not as Pulumi has written it
 */
async function requestAgain(declared: DeclaredObject, access: ClusterAccess): Promise<LiveObject | undefined> {
  const { apiVersion, kind, metadata } = declared;
  const { name, namespace, annotations = {} } = metadata;
  const ours = String(annotations[REQUESTED_AT]);
  const path = fluxPath(declared);
  const client = await hookClient(access);
  const request = (value: string) =>
    client.apply(path, MANAGER, {
      apiVersion,
      kind,
      metadata: { name, namespace, annotations: { [REQUESTED_AT]: value } },
    });
  const live = (await client.request(path)) as LiveObject | undefined;
  // An object without this annotation of Pulumi's, which nobody else writes, is not yet ours, or never will be.
  if (live?.metadata.annotations?.[WAIT_FOR] !== annotations[WAIT_FOR]) return undefined;
  const isOurs = live?.metadata.annotations?.[REQUESTED_AT] === ours;
  // Only another value is another request, and Pulumi waits for the answer to ours.
  if (isOurs && isBackingOff(live)) await request(`${ours}-again`);
  if (!isOurs || isBackingOff(live)) await request(ours);
  return live;
}

/**
 * Returns true when the controller has failed and will try again later.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#reconciling-kustomization
 */
function isBackingOff({ status }: LiveObject): boolean {
  return (
    status?.conditions?.some(({ type, reason }) => type === "Reconciling" && reason === "ProgressingWithRetry") ?? false
  );
}

/** Returns the controller's message about an object that is not ready. */
function obstacleOf({ status }: LiveObject): string {
  const { ready, reason = "", message } = objectStatus(status);
  return ready === undefined || ready === "True" ? "" : `${reason}: ${messageOf(message)}`;
}
