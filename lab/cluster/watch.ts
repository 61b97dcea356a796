import { setTimeout as delay } from "node:timers/promises";
import type { ApiClient } from "./api-client";
import type { KubernetesObject } from "./kubernetes-object";
import type { Change } from "./watch-stream";

/** Reactions to the objects of a collection. */
export interface Watcher<T extends KubernetesObject> {
  /** An object is there: new, changed, or seen again after a lost connection. */
  seen(object: T): void;
  /** An object is gone. */
  gone(uid: string): void;
}

const PAUSE = 200;

/**
 * Follows a collection until the signal is aborted: lists it, then watches from there, and starts over when the connection
 * is lost, so that nothing that happened in between is missed.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export async function watch<T extends KubernetesObject>(
  api: ApiClient,
  collection: string,
  watcher: Watcher<T>,
  signal: AbortSignal,
): Promise<void> {
  const known = new Set<string>();
  const see = (object: T) => {
    known.add(uid(object));
    watcher.seen(object);
  };
  const lose = (id: string) => {
    if (known.delete(id)) watcher.gone(id);
  };

  while (!signal.aborted) {
    try {
      const list = (await api.request(collection, { signal })) as {
        items: readonly T[];
        metadata: { resourceVersion: string };
      };
      const present = new Set(list.items.map(uid));
      for (const id of known) if (!present.has(id)) lose(id);
      list.items.forEach(see);
      const report = ({ type, object }: Change) => (type === "DELETED" ? lose(uid(object)) : see(object as T));
      await api.watch(collection, list.metadata.resourceVersion, report, signal);
    } catch {
      // The server is away, or has forgotten that version: list again.
    }
    await delay(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}

function uid(object: KubernetesObject): string {
  return object.metadata.uid ?? "";
}
