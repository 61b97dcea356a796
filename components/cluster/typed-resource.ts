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

import type { KubernetesObject } from "../manifests/kubernetes-object";

/**
 * The type of a resource class. Its arguments are `never`: each class has its own, and the API server checks a
 * release's YAML.
 */
type ResourceClass = new (name: string, args: never, opts: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** The classes of the kinds in Flux's manifests; each is imported alone, because the whole SDK is large. */
const CLASSES: Readonly<Record<string, ResourceClass>> = {
  "v1/Namespace": Namespace,
  "v1/PersistentVolumeClaim": PersistentVolumeClaim,
  "v1/ResourceQuota": ResourceQuota,
  "v1/Service": Service,
  "v1/ServiceAccount": ServiceAccount,
  "apiextensions.k8s.io/v1/CustomResourceDefinition": CustomResourceDefinition,
  "apps/v1/Deployment": Deployment,
  "networking.k8s.io/v1/NetworkPolicy": NetworkPolicy,
  "rbac.authorization.k8s.io/v1/ClusterRole": ClusterRole,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": ClusterRoleBinding,
};

/**
 * Creates the Pulumi resource of a Kubernetes object, with the class of its kind.
 *
 * @throws Error when the object is of a kind that no Flux release has had.
 */
export function typedResource(
  name: string,
  object: KubernetesObject,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const kind = `${object.apiVersion}/${object.kind}`;
  const resourceClass = CLASSES[kind];
  if (resourceClass === undefined) throw new Error(`unexpected kind ${kind} in the manifests of Flux`);
  return new resourceClass(name, object as never, opts);
}
