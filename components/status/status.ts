/** Whether an object is ready, by its condition `Ready`. */
export const Readiness = {
  /** It is. */
  True: "True",
  /** It failed, and the message says why. */
  False: "False",
  /** Flux has not said yet. */
  Unknown: "Unknown",
  /** It has no such condition and needs none, as an Alert. */
  None: "None",
} as const;
export type Readiness = (typeof Readiness)[keyof typeof Readiness];

/** The last warning about an object. */
export interface StatusWarning {
  /** The reason, such as `GitOperationFailed`. */
  readonly reason: string;
  /** What it says, without credentials. */
  readonly message: string;
  /** When it was seen last, in ISO 8601; undefined when nobody has written that down. */
  readonly at?: string;
  /** How many times it was seen. */
  readonly count: number;
}

/** An object of Flux, and below it what follows it. */
export interface StatusNode {
  /** Such as `kustomize.toolkit.fluxcd.io/v1`; undefined for an object that is missing. */
  readonly apiVersion?: string;
  /** Such as `Kustomization`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Whether it exists: what others refer to and does not is told too. */
  readonly exists: boolean;
  /** Whether nothing is to be done about it: it is ready or needs not be, or it is suspended. */
  readonly ok: boolean;
  /** Its condition `Ready`. */
  readonly ready: Readiness;
  /** Whether somebody has told Flux to leave it alone. */
  readonly suspended: boolean;
  /** Whether Flux has given up until somebody changes something. */
  readonly stalled: boolean;
  /** Whether Flux is still at it, or has not seen the latest change of it. */
  readonly reconciling: boolean;
  /** Whether it is being deleted. */
  readonly deleting: boolean;
  /** The reason of the condition `Ready`, such as `BuildFailed`. */
  readonly reason?: string;
  /** The message of the condition `Ready`, without credentials. */
  readonly message?: string;
  /** The address that a source reads, without credentials. */
  readonly url?: string;
  /** The directory that a Kustomization applies, as its spec has it. */
  readonly path?: string;
  /** What is stored, applied or released: a revision such as `main@sha1:…`, or the version of a chart. */
  readonly revision?: string;
  /** How many objects it has applied. */
  readonly inventory?: number;
  /** What has to be ready before it, each as `namespace/name` of the same kind. */
  readonly dependsOn: readonly string[];
  /** The last warning about it, unless it is ready. */
  readonly lastWarning?: StatusWarning;
  /** What to do, in plain words; one line for each step. */
  readonly remedy?: string;
  /** What follows it. */
  readonly children: readonly StatusNode[];
}

/** A Deployment of Flux. */
export interface StatusController {
  readonly namespace: string;
  /** Such as `source-controller`. */
  readonly name: string;
  /** Whether at least one pod of it runs and is ready. */
  readonly available: boolean;
  /** What to do, in plain words. */
  readonly remedy?: string;
}

/** How many objects there are of each sort; each is counted once. */
export interface StatusSummary {
  readonly total: number;
  /** Neither suspended nor in need of anything. */
  readonly ready: number;
  /** Those for which `ok` is false, without those that are missing. */
  readonly notReady: number;
  readonly suspended: number;
  /** Those that others refer to and that do not exist. */
  readonly missing: number;
}

/** What Flux does in a cluster: what `flux-bootstrap status --json` prints. */
export interface FluxStatus {
  /** Whether all is well: there are objects of Flux, each of them is `ok`, and no controller is down. */
  readonly ok: boolean;
  /** Whether the cluster knows any of Flux's kinds. */
  readonly installed: boolean;
  readonly summary: StatusSummary;
  /** The controllers of Flux; none when the credentials may not read Deployments. */
  readonly controllers: readonly StatusController[];
  /** The sources first, then what follows nothing. */
  readonly objects: readonly StatusNode[];
}
