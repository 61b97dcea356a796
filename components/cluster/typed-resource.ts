import { CustomResourceDefinition } from "@pulumi/kubernetes/apiextensions/v1/customResourceDefinition";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { ResourceQuota } from "@pulumi/kubernetes/core/v1/resourceQuota";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import { ClusterRole } from "@pulumi/kubernetes/rbac/v1/clusterRole";
import { ClusterRoleBinding } from "@pulumi/kubernetes/rbac/v1/clusterRoleBinding";
import type * as pulumi from "@pulumi/pulumi";

import { objectPath, type ObjectName } from "../kube/object-path";
import type { KubernetesObject } from "../manifests/kubernetes-object";

/** A resource of a kind in Flux's manifests. */
export interface TypedResource extends pulumi.CustomResource {
  readonly apiVersion: pulumi.Output<string>;
  readonly kind: pulumi.Output<string>;
  readonly metadata: pulumi.Output<ObjectIdentity>;
}

/** An object of the cluster, as it is found again. */
interface ObjectIdentity extends ObjectName {
  readonly uid?: string;
}

/**
 * The type of a resource class. Its arguments are `never`: each class has its own, and the API server checks a
 * release's YAML.
 */
type ResourceClass = new (name: string, args: never, opts: pulumi.CustomResourceOptions) => TypedResource;

/** What the class of an object depends on; all other fields may be outputs. */
export type NamedKind = Pick<KubernetesObject, "apiVersion" | "kind">;

/** A kind in Flux's manifests. */
interface Kind {
  readonly resourceClass: ResourceClass;
  /** The name of its resource in the API. */
  readonly resource: string;
}

/** The kinds in Flux's manifests; each class is imported alone, because the whole SDK is large. */
const KINDS: Readonly<Record<string, Kind>> = {
  "v1/Namespace": { resourceClass: Namespace, resource: "namespaces" },
  "v1/PersistentVolumeClaim": { resourceClass: PersistentVolumeClaim, resource: "persistentvolumeclaims" },
  "v1/ResourceQuota": { resourceClass: ResourceQuota, resource: "resourcequotas" },
  "v1/Service": { resourceClass: Service, resource: "services" },
  "v1/ServiceAccount": { resourceClass: ServiceAccount, resource: "serviceaccounts" },
  "apiextensions.k8s.io/v1/CustomResourceDefinition": {
    resourceClass: CustomResourceDefinition,
    resource: "customresourcedefinitions",
  },
  "apps/v1/Deployment": { resourceClass: Deployment, resource: "deployments" },
  "networking.k8s.io/v1/NetworkPolicy": { resourceClass: NetworkPolicy, resource: "networkpolicies" },
  "rbac.authorization.k8s.io/v1/ClusterRole": { resourceClass: ClusterRole, resource: "clusterroles" },
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": {
    resourceClass: ClusterRoleBinding,
    resource: "clusterrolebindings",
  },
};

/**
 * Creates the Pulumi resource of a Kubernetes object, with the class of its kind.
 *
 * @throws Error when the object is of a kind that no Flux release has had.
 */
export function typedResource(name: string, object: NamedKind, opts: pulumi.CustomResourceOptions): TypedResource {
  const { resourceClass } = kindOf(object);
  return new resourceClass(name, object as never, opts);
}

/** Returns true for a kind in Flux's manifests. */
export function isTyped({ apiVersion, kind }: NamedKind): boolean {
  return `${apiVersion}/${kind}` in KINDS;
}

/** Returns the path of an object of a kind in Flux's manifests in the API. */
export function typedPath(object: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectIdentity;
}): string {
  return objectPath(object.apiVersion, kindOf(object).resource, object.metadata);
}

function kindOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Kind {
  const found = KINDS[`${apiVersion}/${kind}`];
  if (found === undefined) throw new Error(`unexpected kind ${apiVersion}/${kind} in the manifests of Flux`);
  return found;
}
