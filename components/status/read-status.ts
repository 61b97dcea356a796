import { setTimeout as delay } from "node:timers/promises";

import { kubeClient, requestedAccess, type AccessOptions, type ClusterAccess } from "../kube/kube-client";
import { readObjects } from "./read-objects";
import type { FluxStatus, StatusNode } from "./status";
import { statusOf } from "./tree";

/** Which objects of which cluster are looked at. */
export interface StatusOptions extends AccessOptions {
  /**
   * The namespace whose objects are looked at; what they follow in others is looked at too.
   * @defaultValue all namespaces
   */
  readonly namespace?: string;
}

/** Milliseconds between two looks at a cluster. */
const INTERVAL = 2000;

/**
 * Reads what Flux does in a cluster: its sources, what follows them, whether that is ready, and what to do where it is not.
 * Nothing is changed, and no Secret is read.
 *
 * @throws ClusterError when the cluster cannot be asked
 */
export async function readStatus(options: StatusOptions = {}): Promise<FluxStatus> {
  return statusOf(await readObjects(await kubeClient(requestedAccess(options)), options.namespace));
}

/**
 * Reads it again and again, until the signal is aborted. Polling, not a watch: there are many kinds, any of which may come and
 * go, and what is told has to fit together.
 *
 * @throws ClusterError when the cluster cannot be asked the first time; later ones are told to `onError`
 */
export async function* statusChanges(
  options: StatusOptions,
  signal: AbortSignal,
  onError: (error: Error) => void,
): AsyncGenerator<FluxStatus> {
  const client = await kubeClient(requestedAccess(options));
  for (let first = true; !signal.aborted; first = false) {
    try {
      yield statusOf(await readObjects(client, options.namespace));
    } catch (error) {
      if (first || !(error instanceof Error)) throw error;
      onError(error);
    }
    await delay(INTERVAL, undefined, { signal }).catch(() => undefined);
  }
}

/** What there is to say about one object; nothing when it does not exist. */
export async function findStatus(
  wanted: { readonly kind: string; readonly namespace: string; readonly name: string },
  access: ClusterAccess,
): Promise<StatusNode | undefined> {
  const { objects } = statusOf(await readObjects(await kubeClient(access), wanted.namespace));
  return search(
    objects,
    ({ kind, namespace, name }) => kind === wanted.kind && namespace === wanted.namespace && name === wanted.name,
  );
}

function search(nodes: readonly StatusNode[], matches: (node: StatusNode) => boolean): StatusNode | undefined {
  for (const node of nodes) {
    const found = matches(node) ? node : search(node.children, matches);
    if (found !== undefined) return found;
  }
  return undefined;
}
