import assert from "node:assert/strict";

import type { Cluster } from "../../lab/cluster";

/** Every kind that Flux itself has objects of. */
const KINDS = {
  Namespace: "/api/v1/namespaces",
  CustomResourceDefinition: "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
  Deployment: "/apis/apps/v1/namespaces/flux-system/deployments",
  Service: "/api/v1/namespaces/flux-system/services",
  ServiceAccount: "/api/v1/namespaces/flux-system/serviceaccounts",
  ResourceQuota: "/api/v1/namespaces/flux-system/resourcequotas",
  NetworkPolicy: "/apis/networking.k8s.io/v1/namespaces/flux-system/networkpolicies",
  ClusterRole: "/apis/rbac.authorization.k8s.io/v1/clusterroles",
  ClusterRoleBinding: "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
};

interface Owned {
  readonly metadata: {
    readonly name: string;
    readonly managedFields: readonly { readonly manager: string; readonly subresource?: string }[];
  };
}

/**
 * Fails unless Flux has applied each of its own objects, and nobody who installed it owns one of them.
 *
 * @param without the kinds of which it has none
 */
export async function assertHandedOver(cluster: Cluster, without: readonly string[] = []): Promise<void> {
  for (const [kind, path] of Object.entries(KINDS)) {
    const { items } = (await cluster.get(`${path}?labelSelector=app.kubernetes.io%2Fpart-of%3Dflux`)) as {
      items: Owned[];
    };
    assert.equal(items.length === 0, without.includes(kind), kind);
    for (const { metadata } of items) {
      const owners = metadata.managedFields.filter(({ subresource }) => !subresource).map(({ manager }) => manager);
      const what = `${kind} ${metadata.name}: ${owners.join()}`;
      assert.ok(owners.includes("kustomize-controller"), what);
      assert.ok(!owners.some((owner) => owner.startsWith("pulumi")), what);
    }
  }
}
