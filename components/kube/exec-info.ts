import { readFileSync } from "node:fs";

import type { Cluster, User } from "@kubernetes/client-node";

/** A cluster of a kubeconfig with the extension of it that is for plugins, which Kubernetes' own client does not read. */
export type ClusterOfPlugin = Cluster & { readonly pluginConfig?: unknown };

/** The part of a user that names a plugin. */
export interface ExecConfig {
  readonly command?: string;
  readonly apiVersion?: string;
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly interactiveMode?: string;
  readonly provideClusterInfo?: boolean;
}

/**
 * Returns the user with the variable by which kubectl and Pulumi's plugin tell a credential plugin what is wanted of it, and for which
 * cluster where it asks for that. Kubernetes' own client does not set it, and plugins such as Gardener's fail without it. Standard input
 * is not passed on to a plugin.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#input-and-output-formats
 */
export function withExecInfo(user: User, cluster: ClusterOfPlugin): User {
  const exec = user.exec as ExecConfig | undefined | null;
  if (exec === undefined || exec === null) return user;
  const { apiVersion = "client.authentication.k8s.io/v1", env, provideClusterInfo } = exec;
  const spec = { ...(provideClusterInfo === true && { cluster: clusterInfo(cluster) }), interactive: false };
  const value = JSON.stringify({ kind: "ExecCredential", apiVersion, spec });
  return { ...user, exec: { ...exec, env: [...(env ?? []), { name: "KUBERNETES_EXEC_INFO", value }] } };
}

/** https://kubernetes.io/docs/reference/config-api/client-authentication.v1/#client-authentication-k8s-io-v1-Cluster */
function clusterInfo({
  server,
  tlsServerName,
  skipTLSVerify,
  caData,
  caFile,
  proxyUrl,
  pluginConfig,
}: ClusterOfPlugin) {
  return {
    server,
    "tls-server-name": tlsServerName,
    "insecure-skip-tls-verify": skipTLSVerify || undefined,
    "certificate-authority-data": caData ?? (caFile ? readFileSync(caFile).toString("base64") : undefined),
    "proxy-url": proxyUrl,
    config: pluginConfig,
  };
}
