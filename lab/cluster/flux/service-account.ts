import type { ApiAccess, ApiClient } from "../api-client";
import { kubeconfig } from "../kubeconfig";
import type { ControllerPod } from "./controller-pod";

const LIFETIME = 30 * 24 * 3600; // seconds; no lab lives longer, so nobody has to renew the token

/** A kubeconfig for the service account of a pod: the process may do what RBAC lets the pod do, and no more. */
export async function serviceAccountKubeconfig(api: ApiClient, access: ApiAccess, pod: ControllerPod): Promise<string> {
  const { namespace, serviceAccount } = pod;
  const answer = (await api.request(`/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`, {
    method: "POST",
    body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: LIFETIME } },
  })) as { status: { token: string } };
  return kubeconfig(serviceAccount, { ...access, token: answer.status.token });
}
