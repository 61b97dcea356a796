import type { KubeConfig } from "@kubernetes/client-node";
import type { KubernetesObject } from "./kubernetes-object";

/** A change that a watch reports. */
export interface Change {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubernetesObject;
}

/** One watch of a collection. */
export interface WatchRequest {
  readonly path: string;
  /** The version that the collection was listed at. */
  readonly version: string;
  report(change: Change): void;
  readonly signal: AbortSignal;
}

/**
 * Watches once, until the connection ends, the server reports an error, such as a version that it has forgotten, or the signal is aborted.
 *
 * @throws when the connection breaks
 */
export async function watchStream(config: KubeConfig, { path, version, report, signal }: WatchRequest): Promise<void> {
  const { Watch } = await import("@kubernetes/client-node");
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    let stream: AbortController | undefined;
    const stop = () => {
      stream?.abort();
      resolve();
    };
    signal.addEventListener("abort", stop);
    const ended = (error: Error | null) => {
      signal.removeEventListener("abort", stop);
      if (error === null) resolve();
      else reject(error);
    };
    new Watch(config)
      .watch(
        path,
        { resourceVersion: version },
        (type, object: unknown) => (type === "ERROR" ? stop() : report({ type, object } as Change)),
        ended,
      )
      .then((opened) => {
        stream = opened;
        if (signal.aborted) stop();
      }, ended);
  });
}
