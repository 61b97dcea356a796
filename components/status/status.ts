/** The readiness of an object, by its condition `Ready`. */
export const Readiness = {
  /** The object is ready. */
  True: "True",
  /** The object has failed, and the message says why. */
  False: "False",
  /** Flux has not reported it yet. */
  Unknown: "Unknown",
  /** The kind has no such condition, as an Alert. */
  None: "None",
} as const;
export type Readiness = (typeof Readiness)[keyof typeof Readiness];

/** The last warning about an object. */
export interface StatusWarning {
  /** The reason, such as `GitOperationFailed`. */
  readonly reason: string;
  /** The message, without credentials. */
  readonly message: string;
  /** The time of the last occurrence, in ISO 8601; undefined when it is not known. */
  readonly at?: string;
  /** The number of occurrences. */
  readonly count: number;
}

/** An object of Flux, with the objects that follow it as children. */
export interface StatusNode {
  /** The API version, such as `kustomize.toolkit.fluxcd.io/v1`; undefined for an object that is missing. */
  readonly apiVersion?: string;
  /** The kind, such as `Kustomization`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** False for an object that others refer to and that does not exist. */
  readonly exists: boolean;
  /** True when there is nothing to do: the object is ready, or is of a kind without readiness, or is suspended. */
  readonly ok: boolean;
  /** Its condition `Ready`. */
  readonly ready: Readiness;
  /** True when somebody has suspended its reconciliation. */
  readonly suspended: boolean;
  /** True when Flux has stopped until somebody changes the object or its source. */
  readonly stalled: boolean;
  /** True while Flux reconciles it, or has not yet seen its latest change. */
  readonly reconciling: boolean;
  /** True while it is being deleted. */
  readonly deleting: boolean;
  /** The reason of the condition `Ready`, such as `BuildFailed`. */
  readonly reason?: string;
  /** The message of the condition `Ready`, without credentials. */
  readonly message?: string;
  /** The address from which a source reads, without credentials. */
  readonly url?: string;
  /** The directory that a Kustomization applies, as its spec writes it. */
  readonly path?: string;
  /** The stored, applied or released revision, such as `main@sha1:…`, or the version of a chart. */
  readonly revision?: string;
  /** The number of objects that it has applied. */
  readonly inventory?: number;
  /** The objects of the same kind that must be ready before it, each as `namespace/name`. */
  readonly dependsOn: readonly string[];
  /** The last warning about it, unless it is ready. */
  readonly lastWarning?: StatusWarning;
  /** The steps to take, in plain words; one line for each. */
  readonly remedy?: string;
  /** The objects that follow it. */
  readonly children: readonly StatusNode[];
}

/** A Deployment of Flux. */
export interface StatusController {
  readonly namespace: string;
  /** The name, such as `source-controller`. */
  readonly name: string;
  /** True when at least one of its pods is running and ready. */
  readonly available: boolean;
  /** The steps to take, in plain words. */
  readonly remedy?: string;
}

/** The number of objects in each state; each object is counted once. */
export interface StatusSummary {
  readonly total: number;
  /** The objects that are `ok` and not suspended. */
  readonly ready: number;
  /** The objects that are not `ok`, without the missing ones. */
  readonly notReady: number;
  readonly suspended: number;
  /** The objects that others refer to and that do not exist. */
  readonly missing: number;
}

/** The status of Flux in a cluster, as `flux-bootstrap status --json` prints it. */
export interface FluxStatus {
  /** True when there are objects of Flux, each of them is `ok`, and every controller is available. */
  readonly ok: boolean;
  /** True when the cluster knows at least one of Flux's kinds. */
  readonly installed: boolean;
  readonly summary: StatusSummary;
  /** The controllers of Flux; none when the credentials may not read Deployments. */
  readonly controllers: readonly StatusController[];
  /** The root objects: first the sources, then the objects that follow nothing. */
  readonly objects: readonly StatusNode[];
}
