import type * as pulumi from "@pulumi/pulumi";

import type { ControllerSize } from "../manifests/customization/controller-size";

/** Settings of the controllers' pods: for all of them, and for one, which add to those for all and win over them. */
export interface ControllersArgs {
  /** For every controller that is installed. */
  readonly all?: ControllerArgs;
  readonly sourceController?: ControllerArgs;
  readonly kustomizeController?: ControllerArgs;
  readonly helmController?: ControllerArgs;
  readonly notificationController?: ControllerArgs;
  readonly imageReflectorController?: ControllerArgs;
  readonly imageAutomationController?: ControllerArgs;
  readonly sourceWatcher?: ControllerArgs;
}

/** Settings of a controller's pod. Each becomes a patch in `kustomization.yaml`, so that Flux keeps it. */
export interface ControllerArgs {
  /**
   * Resources and concurrency together: `small` (5 at once, 512Mi), `medium` (10, 1Gi) or `large` (20, 3Gi). What
   * `resources` and `concurrent` say wins.
   * @defaultValue none: as Flux releases it
   * @see https://fluxcd.io/flux/installation/configuration/vertical-scaling/
   */
  readonly size?: ControllerSize;
  /**
   * What the pod is granted and limited to.
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly resources?: ResourcesArgs;
  /**
   * How many objects are reconciled at once (`--concurrent`).
   * @defaultValue none: the controller's own
   */
  readonly concurrent?: number;
  /**
   * Taints that the pod tolerates, beside those of `tolerationKeys`.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  readonly tolerations?: readonly TolerationArgs[];
  /**
   * Labels that a node must have to run the pod, beside `kubernetes.io/os: linux`.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Which nodes, and which pods beside it, the pod prefers or requires.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
   */
  readonly affinity?: AffinityArgs;
  /** Annotations of the pod. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the pod, beside Flux's own. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Environment variables, beside Flux's own. */
  readonly env?: readonly EnvVarArgs[];
  /** Further flags of the controller, such as `--requeue-dependency=5s`. The last one of a name counts. */
  readonly args?: readonly string[];
  /** The cloud identity that the controller acts with. */
  readonly workloadIdentity?: WorkloadIdentityArgs;
  /** Further annotations of the controller's service account. They are committed to Git, so none may be a secret. */
  readonly serviceAccountAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  /** The digest that the image must have beside its tag, as `sha256:` and 64 hexadecimal digits. */
  readonly imageDigest?: string;
}

/** Amounts of resources, as Kubernetes quantities. */
export interface ResourcesArgs {
  /** What is set aside for the pod. */
  readonly requests?: ResourceListArgs;
  /** What it may not exceed. */
  readonly limits?: ResourceListArgs;
}

/**
 * Kubernetes quantities.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export interface ResourceListArgs {
  /** Cores, such as `500m` or `2`. */
  readonly cpu?: string;
  /** Bytes, such as `512Mi`. */
  readonly memory?: string;
  /** Bytes on the node's disk, such as `2Gi`. */
  readonly ephemeralStorage?: string;
}

/** A taint that a pod tolerates. */
export interface TolerationArgs {
  /** The taint's key; every key when left out, which needs the operator `Exists`. */
  readonly key?: string;
  /**
   * `Exists` or `Equal`.
   * @defaultValue `Equal`
   */
  readonly operator?: string;
  /** The taint's value, for `Equal`. */
  readonly value?: string;
  /**
   * `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
   * @defaultValue every effect
   */
  readonly effect?: string;
  /** How many seconds a pod stays on a node that gets the taint with `NoExecute`. */
  readonly tolerationSeconds?: number;
}

/** The rules of Kubernetes' `affinity`, written as in a manifest. */
export interface AffinityArgs {
  readonly nodeAffinity?: object;
  readonly podAffinity?: object;
  readonly podAntiAffinity?: object;
}

/** An environment variable, with exactly one of `value`, `secretKeyRef` and `configMapKeyRef`. */
export interface EnvVarArgs {
  readonly name: string;
  /** Committed to Git, so no secret. */
  readonly value?: string;
  /** A key of a Secret in Flux's namespace. */
  readonly secretKeyRef?: KeyRefArgs;
  /** A key of a ConfigMap in Flux's namespace. */
  readonly configMapKeyRef?: KeyRefArgs;
}

/** A key of a Secret or a ConfigMap. */
export interface KeyRefArgs {
  readonly name: string;
  readonly key: string;
}

/**
 * The cloud identity that a controller acts with. The values may be outputs of the resources that make the identity; they are
 * committed to Git.
 * @see https://fluxcd.io/flux/installation/configuration/workload-identity/
 */
export interface WorkloadIdentityArgs {
  /** AWS: the ARN of an IAM role (`eks.amazonaws.com/role-arn`). */
  readonly awsRoleArn?: pulumi.Input<string>;
  /** Azure: the client ID of a managed identity (`azure.workload.identity/client-id`); labels the pod too. */
  readonly azureClientId?: pulumi.Input<string>;
  /** Azure: the tenant ID, when it is not the cluster's own (`azure.workload.identity/tenant-id`). */
  readonly azureTenantId?: pulumi.Input<string>;
  /** Google Cloud: the e-mail address of an IAM service account (`iam.gke.io/gcp-service-account`). */
  readonly gcpServiceAccount?: pulumi.Input<string>;
}
