import type { ApiClient } from "./api-client";
import type { KubernetesObject } from "./kubernetes-object";

interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** The path of an object's kind: `/api/v1/namespaces` or `/apis/apps/v1/namespaces/NAMESPACE/deployments`. */
export async function collectionPath(api: ApiClient, object: KubernetesObject): Promise<string> {
  const { apiVersion = "", kind = "" } = object;
  const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const { resources } = (await api.request(group)) as { resources: readonly ApiResource[] };
  const resource = resources.find((candidate) => candidate.kind === kind && !candidate.name.includes("/"));
  if (!resource) throw new Error(`the cluster serves no ${kind} of ${apiVersion}`);
  const namespace = resource.namespaced ? `/namespaces/${object.metadata.namespace ?? "default"}` : "";
  return `${group}${namespace}/${resource.name}`;
}

/** The path of an object. */
export async function objectPath(api: ApiClient, object: KubernetesObject): Promise<string> {
  return `${await collectionPath(api, object)}/${object.metadata.name}`;
}
