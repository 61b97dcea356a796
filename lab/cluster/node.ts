import type { ApiClient } from "./api-client";
import type { ClusterHome } from "./cluster-home";
import { isTrue, type KubernetesObject } from "./kubernetes-object";
import { waitFor } from "./wait-for";

const NODE = "lab";

interface Node extends KubernetesObject {
  readonly spec: { readonly taints?: readonly unknown[] };
}

/** Gives the cluster its only node. kwok keeps it Ready and says of every pod on it that it runs. */
export async function startNode(home: ClusterHome, kubeconfig: string, api: ApiClient): Promise<void> {
  const kwok = home.run("kwok", [
    `--kubeconfig=${kubeconfig}`,
    `--config=${home.toolchain.file("kwok", "stages.yaml")}`,
    "--manage-all-nodes=true",
    // Without a lease the node's heartbeat is its status, which kwok writes too rarely.
    "--node-lease-duration-seconds=40",
    "--cidr=10.244.0.1/16",
    "--node-ip=10.244.255.254",
  ]);
  home.expectToLast(kwok);
  await api.request("/api/v1/nodes", {
    method: "POST",
    body: {
      apiVersion: "v1",
      kind: "Node",
      metadata: {
        name: NODE,
        labels: { "kubernetes.io/hostname": NODE, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64" },
      },
    },
  });
  // Until the node is Ready and its taint is off, every pod would wait a round of the scheduler for it.
  await waitFor<Node>(api, `/api/v1/nodes/${NODE}`, (node) => isTrue(node) && !node.spec.taints, {
    description: "the node to be Ready",
  });
}
