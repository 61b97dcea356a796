import type { Cluster, KubernetesObject } from "../../lab/cluster";

/** What a ConfigMap of a cluster holds. */
export async function configMapData(
  cluster: Cluster,
  name: string,
  namespace = "default",
): Promise<Readonly<Record<string, string>>> {
  const { data = {} } = (await cluster.get(
    `/api/v1/namespaces/${namespace}/configmaps/${name}`,
  )) as KubernetesObject & { readonly data?: Record<string, string> };
  return data;
}
