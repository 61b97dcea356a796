import { setTimeout as delay } from "node:timers/promises";

import * as pulumi from "@pulumi/pulumi";

import { hookName } from "../hook-name";
import { valueOf } from "../value-of";
import { objectClient, type DeclaredObject } from "./live-object";
import { REQUESTED_AT, WAIT_FOR } from "./reconcile-annotations";

/** How long a controller may take before it is looked whether it still knows what it was asked, and how often then; in milliseconds. */
const PATIENCE = 5000;
/** The field manager of that request. */
const MANAGER = "flux-bootstrap";

/** Hooks around an operation that waits for a controller. */
export interface Asking {
  readonly begin: pulumi.ResourceHook;
  readonly end: pulumi.ResourceHook;
}

/**
 * Asks for a reconciliation again when another request came before the controller got to this one: an object has one annotation for
 * that, a push has a Receiver write it, and Pulumi waits for the answer to its own.
 */
export function keepAsking(name: string, kind: string, component: pulumi.Resource): Asking {
  const asking = new Map<string, AbortController>();
  const end = (urn: string): void => asking.get(urn)?.abort();
  return {
    begin: new pulumi.ResourceHook(hookName(`${name}-${kind}-ask`), ({ urn, newInputs }) => {
      end(urn);
      const ended = new AbortController();
      asking.set(urn, ended);
      // The engine goes on when a hook returns. Asking again only helps, so what fails here is not worth a word.
      void askUntilHandled(newInputs, component, ended.signal).catch(() => undefined);
    }),
    end: new pulumi.ResourceHook(hookName(`${name}-${kind}-asked`), ({ urn }) => end(urn)),
  };
}

async function askUntilHandled(inputs: unknown, component: pulumi.Resource, ended: AbortSignal): Promise<void> {
  const declared = (await valueOf(pulumi.output(inputs))) as DeclaredObject;
  const { apiVersion, kind, metadata } = declared;
  const { name, namespace, annotations = {} } = metadata;
  const token = annotations[REQUESTED_AT];
  if (token === undefined || annotations[WAIT_FOR] === undefined) return;
  for (;;) {
    // Not `ref`: a program is not kept alive by an operation that has failed.
    await delay(PATIENCE, undefined, { signal: ended, ref: false });
    const object = await objectClient(declared, component);
    const live = await object.read();
    if (live?.status?.lastHandledReconcileAt === token) return;
    if (live === undefined || live.metadata.annotations?.[REQUESTED_AT] === token) continue;
    await object.apply(MANAGER, { apiVersion, kind, metadata: { name, namespace, annotations: { [REQUESTED_AT]: token } } });
  }
}
