import { setTimeout as delay } from "node:timers/promises";

import * as pulumi from "@pulumi/pulumi";

import type { ClusterAccess } from "../../kube/kube-client";
import { resourceHook } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { FIELD_MANAGER, REQUESTED_AT, WAIT_FOR } from "../../kube/annotations";
import { messageOf } from "../../status/message";
import { objectStatus } from "../object-status";
import { isEndable } from "../wait-for";
import { clusterAccess, type HookTarget } from "./cluster-access";
import { endStalledWait, isStalled } from "./end-stalled-wait";
import { explanationOf } from "./explain-unready";
import { stalledSource, waitsForSource, type LiveSource } from "./stalled-source";
import { hookClient, fluxPath, type DeclaredObject, type LiveObject } from "./live-object";

/** Delay before the first check on the controller, in milliseconds; each further check waits this much longer. */
const PATIENCE = 5000;

/** Hooks around an operation that waits for a controller. */
export interface ReadinessHooks {
  readonly before: pulumi.ResourceHook;
  readonly after: pulumi.ResourceHook;
  /** Ends the requests as the hook `after` does, for the hooks of a failure. */
  stop(urn: string): Promise<unknown>;
  /** Returns the reason for which the wait was ended before the object was ready; undefined when it was not. */
  failure(): string | undefined;
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
 *
 * Ends the wait where the controller has stopped trying, or that of the source has. The provider then reports success, so `failure` has to
 * be heeded.
 */
export function requestUntilReady(target: HookTarget): ReadinessHooks {
  const { name, kind } = target;
  const requests = new Map<string, { readonly ended: AbortController; readonly done: Promise<string | undefined> }>();
  let failure: string | undefined;
  const stop = async (urn: string): Promise<string | undefined> => {
    requests.get(urn)?.ended.abort();
    return requests.get(urn)?.done;
  };
  return {
    before: resourceHook(`${name}-${kind}-request`, ({ urn, newInputs }) => {
      const ended = new AbortController();
      const done = requestUntil(ended.signal, newInputs, target).catch(() => undefined);
      requests.set(urn, { ended, done });
    }),
    after: resourceHook(`${name}-${kind}-requested`, async ({ urn, newInputs, newOutputs }) => {
      const explanation = await stop(urn);
      const declared = await resolveOutput(pulumi.output(newInputs as DeclaredObject));
      const created = await resolveOutput(pulumi.output(newOutputs as DeclaredObject));
      const isEnded = conditionOf(declared) !== undefined && conditionOf(created) === undefined;
      failure = isEnded ? (explanation ?? (await explanationOf(target, declared.metadata))) : undefined;
    }),
    stop,
    failure: () => failure,
  };
}

/**
 * Repeats the request at intervals, until the controller has stopped trying.
 * @returns the reason for which the wait was ended, with what to do
 * @throws AbortError when the wait has ended by itself
 */
async function requestUntil(ended: AbortSignal, inputs: unknown, target: HookTarget): Promise<string | undefined> {
  const declared = await resolveOutput(pulumi.output(inputs as DeclaredObject));
  if (conditionOf(declared) === undefined) return undefined;
  const access = await clusterAccess(target);
  if (access === undefined) return undefined;
  let lastMessage = "";
  for (let pause = PATIENCE; ; pause += PATIENCE) {
    // `ref: false`: an operation that has failed must not keep the program alive.
    await delay(pause, undefined, { signal: ended, ref: false });
    // All of this is only an aid, so its failure is not reported.
    const seen = await lookAfter(declared, access, target).catch(() => undefined);
    if (seen?.explanation !== undefined) return seen.explanation;
    const message = seen === undefined ? "" : obstacleOf(seen.live);
    if (message !== "" && message !== lastMessage) {
      const { kind, metadata } = declared;
      const place = `${metadata.namespace}/${metadata.name}`;
      void pulumi.log.info(`${kind} ${place} is not ready yet: ${message}`, target.component);
      lastMessage = message;
    }
  }
}

/**
 * Requests a reconciliation again, or ends the wait.
 * @returns the object in the cluster, and the explanation when the wait was ended; undefined when the object does not
 * exist, or is not as Pulumi has written it
 */
async function lookAfter(
  declared: DeclaredObject,
  access: ClusterAccess,
  target: HookTarget,
): Promise<{ readonly live: LiveObject; readonly explanation?: string } | undefined> {
  const { metadata } = declared;
  const requestedAt = String(metadata.annotations?.[REQUESTED_AT]);
  const condition = String(conditionOf(declared));
  const path = fluxPath(declared);
  const client = await hookClient(access);
  const live = (await client.request(path)) as LiveObject | undefined;
  // An object without this annotation of Pulumi's, which nobody else writes, is not yet ours, or never will be.
  if (live === undefined || conditionOf(live) !== condition) return undefined;
  const source = await stalledSource(client, live, requestedAt);
  const isHopeless = (object: LiveObject) =>
    isStalled(object, requestedAt) || (source !== undefined && waitsForSource(object, requestedAt));
  if (!isHopeless(live)) {
    await requestAgain(declared, live, (object) => client.apply(path, FIELD_MANAGER, object));
    return { live };
  }
  // The status is read first: the controller may handle the object again once the wait is over.
  const explanation = isEndable(condition) ? await explain(declared, source, target) : undefined;
  const isEnded =
    explanation !== undefined && (await endStalledWait(client, { path, requestedAt, condition, isHopeless }));
  return isEnded ? { live, explanation } : { live };
}

async function explain(
  { kind, metadata }: DeclaredObject,
  source: LiveSource | undefined,
  target: HookTarget,
): Promise<string> {
  if (source === undefined) return explanationOf(target, metadata);
  const ofSource = await explanationOf({ ...target, kind: source.kind }, source.metadata);
  return `${kind} ${metadata.namespace}/${metadata.name} is not ready, because it waits for its source:\n${ofSource}`;
}

/** Requests a reconciliation again where the controller would not handle the object in time. */
export async function requestAgain(
  { apiVersion, kind, metadata }: Omit<DeclaredObject, "spec">,
  live: LiveObject,
  apply: (object: object) => Promise<void>,
): Promise<void> {
  const { name, namespace, annotations = {} } = metadata;
  const ours = String(annotations[REQUESTED_AT]);
  const request = (value: string) =>
    apply({ apiVersion, kind, metadata: { name, namespace, annotations: { [REQUESTED_AT]: value } } });
  const isOurs = live.metadata.annotations?.[REQUESTED_AT] === ours;
  // Only another value is another request, and Pulumi waits for the answer to ours.
  if (isOurs && isBackingOff(live)) await request(`${ours}-again`);
  if (!isOurs || isBackingOff(live)) await request(ours);
}

/** Returns the condition that Pulumi waits for; undefined when it does not wait. */
function conditionOf({ metadata }: Pick<DeclaredObject, "metadata">): string | undefined {
  return metadata.annotations?.[WAIT_FOR];
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
