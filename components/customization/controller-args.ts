import type * as pulumi from "@pulumi/pulumi";

import type { ControllerSize } from "../manifests/customization/controller-size";

/** Settings of the controllers' pods: for all of them, and for single ones, which extend and override those for all. */
export interface ControllersArgs {
  /** Settings for every installed controller. */
  readonly all?: ControllerArgs;
  readonly sourceController?: ControllerArgs;
  readonly kustomizeController?: ControllerArgs;
  readonly helmController?: ControllerArgs;
  readonly notificationController?: ControllerArgs;
  readonly imageReflectorController?: ControllerArgs;
  readonly imageAutomationController?: ControllerArgs;
  readonly sourceWatcher?: ControllerArgs;
}

/** Settings of a controller's pod. Each setting becomes a patch in `kustomization.yaml`, so that Flux keeps it. */
export interface ControllerArgs {
  /**
   * Resources and concurrency together: `small` (5 at once, 512Mi), `medium` (10, 1Gi) or `large` (20, 3Gi).
   * `resources` and `concurrent` override it.
   * @defaultValue none: the values of Flux's release
   * @see https://fluxcd.io/flux/installation/configuration/vertical-scaling/
   */
  readonly size?: ControllerSize;
  /**
   * The resource requests and limits of the pod.
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
   */
  readonly resources?: ResourcesArgs;
  /**
   * The number of objects that are reconciled at once (`--concurrent`).
   * @asType integer
   * @minimum 1
   * @defaultValue none: the default of the controller
   */
  readonly concurrent?: number;
  /**
   * Taints that the pod tolerates, in addition to those of `tolerationKeys`.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  readonly tolerations?: readonly TolerationArgs[];
  /**
   * Labels that a node must have to run the pod, in addition to `kubernetes.io/os: linux`.
   * @keyFormat labelKey
   * @itemFormat labelValue
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * The nodes, and the neighboring pods, that the pod prefers or requires.
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
   */
  readonly affinity?: AffinityArgs;
  /** Annotations of the pod. @keyFormat labelKey */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the pod, in addition to Flux's own. @keyFormat labelKey @itemFormat labelValue */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Environment variables, in addition to Flux's own. */
  readonly env?: readonly EnvVarArgs[];
  /**
   * Further flags of the controller, such as `--requeue-dependency=5s`. The last one of a name counts.
   * @itemFormat flag
   */
  readonly args?: readonly string[];
  /** The cloud identity of the controller. */
  readonly workloadIdentity?: WorkloadIdentityArgs;
  /**
   * Further annotations of the controller's service account. They are committed to Git, so none may be a secret.
   * @keyFormat labelKey
   */
  readonly serviceAccountAnnotations?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * The digest that the image must have in addition to its tag, as `sha256:` and 64 hexadecimal digits.
   * @format imageDigest
   */
  readonly imageDigest?: string;
}

/** Amounts of resources, as Kubernetes quantities. */
export interface ResourcesArgs {
  /** The resources that are reserved for the pod. */
  readonly requests?: ResourceListArgs;
  /** The resources that the pod must not exceed. */
  readonly limits?: ResourceListArgs;
}

/**
 * Kubernetes quantities.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export interface ResourceListArgs {
  /** Cores, such as `500m` or `2`. @format quantity */
  readonly cpu?: string;
  /** Bytes, such as `512Mi`. @format quantity */
  readonly memory?: string;
  /** Bytes on the node's disk, such as `2Gi`. @format quantity */
  readonly ephemeralStorage?: string;
}

/** A taint that a pod tolerates. */
export interface TolerationArgs {
  /** The taint's key; every key when left out, which requires the operator `Exists`. @format taintKey */
  readonly key?: string;
  /**
   * The operator: `Exists` or `Equal`.
   * @defaultValue `Equal`
   */
  readonly operator?: "Exists" | "Equal";
  /** The taint's value, for `Equal`. */
  readonly value?: string;
  /**
   * The effect: `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
   * @defaultValue every effect
   */
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /** The time in seconds for which a pod stays on a node that gets the taint with `NoExecute`. @asType integer */
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
  /** The name of the variable. @format envName */
  readonly name: string;
  /** The value. It is committed to Git, so it must not be a secret. */
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
 * The cloud identity of a controller. The values may be outputs of the resources that create the identity; they are
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
