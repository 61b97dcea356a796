import { setTimeout as delay } from "node:timers/promises";

import type { Cluster } from "../../../lab/cluster";
import { ApiError } from "../../../lab/cluster/api-client";

const NAME = "refused-for-a-while";
const POLICIES = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
const BINDINGS = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings";

/** The resources of which one is refused, by API group. */
const REFUSED = [
  ["apps", "deployments"],
  ["", "secrets"],
  ["kustomize.toolkit.fluxcd.io", "kustomizations"],
  ["apiextensions.k8s.io", "customresourcedefinitions"],
  ["source.toolkit.fluxcd.io", "gitrepositories"],
  ["networking.k8s.io", "networkpolicies"],
  ["rbac.authorization.k8s.io", "clusterroles"],
] as const;

/**
 * Lets the API server refuse everybody but Flux's controllers to write one kind of object, while something runs.
 *
 * @param at the kind, by its place in a list that begins again at its end
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export async function whileWritesAreRefused(
  cluster: Cluster,
  at: number,
  action: () => Promise<unknown>,
): Promise<void> {
  const [group, resource] = REFUSED[at % REFUSED.length] ?? REFUSED[0];
  const operations = ["CREATE", "UPDATE", "DELETE"];
  const rule = { apiVersions: ["*"], operations };
  await cluster.apply({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: NAME },
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          { ...rule, apiGroups: [group], resources: [resource] },
          // Shows whether the policy is in effect.
          { ...rule, apiGroups: [""], resources: ["configmaps"], resourceNames: [NAME] },
        ],
      },
      matchConditions: [
        { name: "not-flux", expression: '!request.userInfo.username.startsWith("system:serviceaccount:")' },
      ],
      validations: [{ expression: "false", message: "refused for a while" }],
    },
  });
  await cluster.apply({
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: NAME },
    spec: { policyName: NAME, validationActions: ["Deny"] },
  });
  try {
    await untilRefused(cluster, true);
    await action();
  } finally {
    await cluster.delete(`${BINDINGS}/${NAME}`);
    await cluster.delete(`${POLICIES}/${NAME}`);
    await untilRefused(cluster, false);
  }
}

/** Waits until the API server has taken notice of the policy, or of its end. */
async function untilRefused(cluster: Cluster, refused: boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; (await isRefused(cluster)) !== refused;) {
    if (Date.now() > deadline)
      throw new Error(`waited 60 s for writes ${refused ? "to be refused" : "to be possible again"}`);
    await delay(50);
  }
}

async function isRefused({ api }: Cluster): Promise<boolean> {
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: NAME, namespace: "default" } };
  try {
    await api.request("/api/v1/namespaces/default/configmaps?dryRun=All", { method: "POST", body: object });
    return false;
  } catch (error) {
    if (error instanceof ApiError && error.body.includes("refused for a while")) return true;
    throw error;
  }
}
