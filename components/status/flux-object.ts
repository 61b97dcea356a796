/** The identity of an object. */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A reference as Flux's specs write it: without a namespace, the namespace of the referring object applies. */
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

/** An object of Flux as an API server returns it; only the fields that are read here. */
export interface FluxObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly generation?: number;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
    readonly finalizers?: readonly string[];
    readonly resourceVersion?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: {
    readonly suspend?: boolean;
    /** The type of a HelmRepository: `oci`, or undefined. */
    readonly type?: string;
    readonly url?: string;
    readonly ref?: Readonly<Record<string, string>>;
    readonly path?: string;
    readonly secretRef?: { readonly name: string };
    readonly serviceAccountName?: string;
    readonly sourceRef?: SpecRef;
    readonly chartRef?: SpecRef;
    /** A name in a HelmChart, a template of a HelmChart in a HelmRelease. */
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
    /** The history of a HelmRelease, newest first. */
    readonly history?: readonly { readonly chartName?: string; readonly chartVersion?: string }[];
    /** The HelmChart of a HelmRelease, as `namespace/name`. */
    readonly helmChart?: string;
    readonly inventory?: { readonly entries?: readonly unknown[] };
  };
}

/** An event of the core API; only the fields that are read here. */
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

/** A Deployment of Flux; only the fields that are read here. */
export interface ControllerDeployment {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec?: { readonly replicas?: number };
  readonly status?: { readonly availableReplicas?: number };
}

/** The objects that were read from a cluster. */
export interface ReadObjects {
  readonly objects: readonly FluxObject[];
  /** The events of type Warning; none when the credentials may not read events. */
  readonly events: readonly FluxEvent[];
  /** The Deployments of Flux; none when the credentials may not read Deployments. */
  readonly deployments: readonly ControllerDeployment[];
  /** True when the cluster knows at least one of Flux's kinds. */
  readonly installed: boolean;
}
