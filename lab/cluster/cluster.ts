import type { ApiClient } from "./api-client";
import type { FluxKubelet } from "./flux/flux-kubelet";
import type { KubernetesObject } from "./kubernetes-object";
import type { WaitOptions } from "./wait-for";

/** A running Kubernetes cluster. Every call on it is made as its administrator. */
export interface Cluster {
  readonly name: string;
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** Where its data and, in `logs/`, its logs are. */
  readonly directory: string;
  /** The path of a kubeconfig. */
  readonly kubeconfig: string;
  /** What is in that kubeconfig. */
  readonly kubeconfigText: string;
  /** For everything that the calls below do not cover. */
  readonly api: ApiClient;
  /** The Flux controllers that run for this cluster. */
  readonly flux: FluxKubelet;
  /** Reads from a path of the API, such as `/api/v1/namespaces`. */
  get(path: string): Promise<unknown>;
  /** Waits until the object at a path exists and satisfies the predicate. */
  waitFor<T extends KubernetesObject = KubernetesObject>(
    path: string,
    predicate: (object: T) => boolean,
    options?: WaitOptions,
  ): Promise<T>;
  /** Waits until there is no object at a path. */
  waitUntilGone(path: string, options?: WaitOptions): Promise<void>;
  /** Creates an object or brings it to this state, by server-side apply. The field manager is "lab" when left out. */
  apply(object: KubernetesObject, fieldManager?: string): Promise<unknown>;
  /** Merges this into the object at a path. */
  patch(path: string, patch: object): Promise<unknown>;
  /** Deletes the object at a path. */
  delete(path: string): Promise<unknown>;
  /** Ends its processes and removes its directory. */
  stop(): Promise<void>;
}
