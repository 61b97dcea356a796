import { setTimeout as delay } from "node:timers/promises";

import { kubeClient, requestedAccess, type AccessOptions, type ClusterAccess } from "../kube/kube-client";
import { readObjects } from "./read-objects";
import type { FluxStatus, StatusNode } from "./status";
import { statusOf } from "./tree";

/** The cluster and the objects whose status is read. */
export interface StatusOptions extends AccessOptions {
  /**
   * The namespace whose objects are read, with the sources in other namespaces that they follow.
   * @defaultValue all namespaces
   */
  readonly namespace?: string;
}

/** Time between two reads of a cluster, in milliseconds. */
const INTERVAL = 2000;

/**
 * Reads the status of Flux in a cluster: its sources, the objects that follow them, their readiness, and what to do
 * about those that are not ready. It changes nothing, and it reads no Secret.
 *
 * @throws ClusterError when the cluster cannot be asked
 */
export async function readStatus(options: StatusOptions = {}): Promise<FluxStatus> {
  return statusOf(await readObjects(await kubeClient(requestedAccess(options)), options.namespace));
}

/**
 * Reads the status at intervals, until the signal is aborted. It polls and does not watch: there are many kinds, any of
 * which may come and go, and all parts of a status must be of the same moment.
 *
 * @throws ClusterError when the cluster cannot be asked the first time; later errors are passed to `onError`
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

/** Reads the status of one object; undefined when it does not exist. */
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
