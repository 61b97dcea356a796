export { ApiError, type ApiClient } from "./api-client";
export type { Cluster } from "./cluster";
export { isTrue, type Condition, type KubernetesObject } from "./kubernetes-object";
export { startCluster, type ClusterOptions } from "./start-cluster";
export type { WaitOptions } from "./wait-for";
