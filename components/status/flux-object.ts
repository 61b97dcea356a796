/** Which object is meant. */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A reference as Flux's specs have it: without a namespace, it is the one of the object that refers. */
export interface SpecRef {
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
}

/** One of the `status.conditions`. */
export interface FluxCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
}

/** An object of Flux as an API server answers with it, as far as it is looked at. */
export interface FluxObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly generation?: number;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: {
    readonly suspend?: boolean;
    /** `oci` or nothing, of a HelmRepository. */
    readonly type?: string;
    readonly url?: string;
    readonly ref?: Readonly<Record<string, string>>;
    readonly path?: string;
    readonly secretRef?: { readonly name: string };
    readonly serviceAccountName?: string;
    readonly sourceRef?: SpecRef;
    readonly chartRef?: SpecRef;
    /** A name in a HelmChart, a template of one in a HelmRelease. */
    readonly chart?: string | { readonly spec: { readonly sourceRef: SpecRef } };
    readonly providerRef?: SpecRef;
    readonly imageRepositoryRef?: SpecRef;
    readonly dependsOn?: readonly SpecRef[];
  };
  readonly status?: {
    readonly conditions?: readonly FluxCondition[];
    readonly observedGeneration?: number;
    readonly lastHandledReconcileAt?: string;
    readonly artifact?: { readonly revision?: string };
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    /** Of a HelmRelease, newest first. */
    readonly history?: readonly { readonly chartName?: string; readonly chartVersion?: string }[];
    /** `namespace/name`, of a HelmRelease. */
    readonly helmChart?: string;
    readonly inventory?: { readonly entries?: readonly unknown[] };
  };
}

/** An event of the core API, as far as it is looked at. */
export interface FluxEvent {
  readonly involvedObject: { readonly kind?: string; readonly namespace?: string; readonly name?: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly eventTime?: string | null;
  readonly lastTimestamp?: string | null;
  readonly series?: { readonly count?: number; readonly lastObservedTime?: string };
  readonly metadata: { readonly creationTimestamp?: string };
}

/** A Deployment of Flux, as far as it is looked at. */
export interface ControllerDeployment {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly availableReplicas?: number };
}

/** What was read of a cluster. */
export interface ReadObjects {
  readonly objects: readonly FluxObject[];
  /** Those of type Warning; none when they may not be read. */
  readonly events: readonly FluxEvent[];
  /** None when they may not be read. */
  readonly deployments: readonly ControllerDeployment[];
  /** Whether any of Flux's kinds is known to the cluster. */
  readonly installed: boolean;
}
