import type { ApiClient } from "../api-client";
import type { ExitStatus } from "../processes";
import type { ControllerPod } from "./controller-pod";

/** What has become of a pod's process. */
export interface PodState {
  readonly restarts: number;
  /** How it ended, when it did. */
  readonly end?: ExitStatus;
  readonly message?: string;
}

/**
 * Writes a pod's status as the kubelet would. kwok says that a pod is Ready once, at its start; that its process has crashed
 * since, and runs again, only the lab knows.
 */
export async function reportPodState(
  api: ApiClient,
  pod: ControllerPod,
  { restarts, end, message }: PodState,
): Promise<void> {
  const ready = end === undefined;
  const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const condition = {
    status: ready ? "True" : "False",
    reason: ready ? null : "ContainersNotReady",
    lastTransitionTime: now,
  };
  const state = ready
    ? { running: { startedAt: now }, waiting: null }
    : { running: null, waiting: { reason: "CrashLoopBackOff", message } };
  const terminated = end && { exitCode: end.code ?? 137, reason: "Error", finishedAt: now, message };
  await api.request(`/api/v1/namespaces/${pod.namespace}/pods/${pod.name}/status`, {
    method: "PATCH",
    contentType: "application/strategic-merge-patch+json",
    body: {
      status: {
        conditions: ["Ready", "ContainersReady"].map((type) => ({ type, ...condition })),
        containerStatuses: [
          {
            name: pod.container,
            ready,
            restartCount: restarts,
            state,
            ...(terminated && { lastState: { terminated } }),
          },
        ],
      },
    },
  });
}
