import { setTimeout as delay } from "node:timers/promises";

import * as pulumi from "@pulumi/pulumi";

import { hookName } from "../../pulumi/hooks";
import { REQUESTED_AT } from "../../kube/annotations";
import { messageOf } from "../../status/message";
import { resolveOutput } from "../../pulumi/resolve-output";
import { objectClient, type DeclaredObject, type LiveObject } from "./live-object";
import { objectStatus } from "../object-status";
import { WAIT_FOR } from "../../kube/annotations";

/** How long a controller may take before it is looked what it does, and how much longer it may take each further time; in milliseconds. */
const PATIENCE = 5000;
/** The field manager of these requests. */
const MANAGER = "flux-bootstrap";

/** Hooks around an operation that waits for a controller. */
export interface Asking {
  readonly begin: pulumi.ResourceHook;
  readonly end: pulumi.ResourceHook;
  /** Does what the hook `end` does, for the hooks of a failure. */
  stop(urn: string): Promise<void>;
}

/**
 * While Pulumi waits for a controller, says what keeps it, and asks it again where it would not look at the object in time:
 *
 * - when another request has taken the place of ours: an object has one annotation for that, a push has a Receiver write it, and what is
 *   waited for is the answer to ours;
 * - when the controller has put off its next attempt, by half a minute where a dependency or an artifact is missing, and by
 *   `spec.retryInterval`, which is ten minutes unless it is set, where a manifest could not be applied: what was wrong may be over.
 *   https://fluxcd.io/flux/components/kustomize/kustomizations/#retry-interval
 */
export function keepAsking(name: string, kind: string, component: pulumi.Resource): Asking {
  const asking = new Map<string, { readonly ended: AbortController; readonly asked: Promise<void> }>();
  const stop = async (urn: string): Promise<void> => {
    asking.get(urn)?.ended.abort();
    await asking.get(urn)?.asked;
  };
  return {
    begin: new pulumi.ResourceHook(hookName(`${name}-${kind}-ask`), ({ urn, newInputs }) => {
      const ended = new AbortController();
      const asked = askUntil(ended.signal, newInputs, component).catch(() => undefined);
      asking.set(urn, { ended, asked });
    }),
    end: new pulumi.ResourceHook(hookName(`${name}-${kind}-asked`), ({ urn }) => stop(urn)),
    stop,
  };
}

/** @throws AbortError when it has ended */
async function askUntil(ended: AbortSignal, inputs: unknown, component: pulumi.Resource): Promise<void> {
  const declared = await resolveOutput(pulumi.output(inputs as DeclaredObject));
  if (declared.metadata.annotations?.[WAIT_FOR] === undefined) return;
  let told = "";
  for (let pause = PATIENCE; ; pause += PATIENCE) {
    // Not `ref`: a program is not kept alive by an operation that has failed.
    await delay(pause, undefined, { signal: ended, ref: false });
    // Asking again only helps, so what fails here is not worth a word.
    const live = await askAgain(declared, component).catch(() => undefined);
    const obstacle = live === undefined ? "" : obstacleOf(live);
    if (obstacle !== "" && obstacle !== told) {
      const { kind, metadata } = declared;
      void pulumi.log.info(`${kind} ${metadata.namespace}/${metadata.name} is not ready yet: ${obstacle}`, component);
      told = obstacle;
    }
  }
}

/** @returns the object as it is in the cluster, if it is there */
async function askAgain(declared: DeclaredObject, component: pulumi.Resource): Promise<LiveObject | undefined> {
  const { apiVersion, kind, metadata } = declared;
  const { name, namespace, annotations = {} } = metadata;
  const ours = String(annotations[REQUESTED_AT]);
  const object = await objectClient(declared, component);
  const ask = (value: string) =>
    object.apply(MANAGER, { apiVersion, kind, metadata: { name, namespace, annotations: { [REQUESTED_AT]: value } } });
  const live = await object.read();
  if (live === undefined) return undefined;
  const isOurs = live.metadata.annotations?.[REQUESTED_AT] === ours;
  // Only another value is another request, and what is waited for is the answer to ours.
  if (isOurs && hasPutOff(live)) await ask(`${ours}-again`);
  if (!isOurs || hasPutOff(live)) await ask(ours);
  return live;
}

/** Whether the controller has failed and will try again later. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#reconciling-kustomization */
function hasPutOff({ status }: LiveObject): boolean {
  return (
    status?.conditions?.some(({ type, reason }) => type === "Reconciling" && reason === "ProgressingWithRetry") ?? false
  );
}

/** What the controller says of an object that is not ready. */
function obstacleOf({ status }: LiveObject): string {
  const { ready, reason = "", message } = objectStatus(status);
  return ready === undefined || ready === "True" ? "" : `${reason}: ${messageOf(message)}`;
}
