import { watch } from "../watch";
import type { ApiServer } from "../kube-apiserver";
import type { ClusterHome } from "../cluster-home";
import { controllerPod, FLUX_PODS, type ControllerPod, type Pod } from "./controller-pod";
import { runPod } from "./run-pod";
import type { RunningController } from "./running-controller";
import { serviceEndpoint } from "./service-endpoint";
import { openServiceProxy } from "./service-proxy";

/** Runs Flux's controllers beside the cluster. */
export interface FluxKubelet {
  /** The HTTP proxy by which they reach Services, and others reach theirs. */
  readonly proxy: string;
  /** The controllers that run now. */
  running(): readonly RunningController[];
  stop(): Promise<void>;
}

/**
 * Does for the pods of Flux what a kubelet does: kwok only says that pods run; this runs a process for each that belongs to a
 * Flux controller, with the pod's arguments and service account, for as long as the pod exists. So Flux is in the cluster
 * exactly when somebody has installed it there, and an upgrade, a scaling to zero and an uninstallation have their effect.
 */
export async function startFluxKubelet(home: ClusterHome, server: ApiServer): Promise<FluxKubelet> {
  const pods = new Map<string, AbortController>();
  const turns = new Map<string, Promise<void>>();
  const running = new Map<string, RunningController>();
  const proxy = await openServiceProxy((url) => serviceEndpoint(url, server.api, [...running.values()]));
  const runner = {
    home,
    server,
    proxy: proxy.url,
    started: (controller: RunningController) => void running.set(controller.pod.uid, controller),
    ended: (pod: ControllerPod) => void running.delete(pod.uid),
  };

  const lose = (uid: string) => {
    pods.get(uid)?.abort();
    pods.delete(uid);
  };
  const see = (object: Pod) => {
    const pod = controllerPod(object);
    if (!pod) {
      lose(object.metadata.uid ?? "");
      return;
    }
    if (pods.has(pod.uid)) return;
    const gone = new AbortController();
    pods.set(pod.uid, gone);
    // During a rolling update both pods exist. The new one waits until the old one's process has ended.
    const turn = `${pod.namespace}/${pod.app}`;
    turns.set(
      turn,
      (turns.get(turn) ?? Promise.resolve()).then(() => runPod(pod, runner, gone.signal)),
    );
  };

  const end = new AbortController();
  const watching = watch(server.api, `/api/v1/pods?labelSelector=${FLUX_PODS}`, { seen: see, gone: lose }, end.signal);

  return {
    proxy: proxy.url,
    running: () => [...running.values()],
    async stop() {
      end.abort();
      for (const uid of [...pods.keys()]) lose(uid);
      for (const { process } of running.values()) process.signal("SIGKILL"); // nothing of it is needed any more
      await Promise.all([watching, ...turns.values()]);
      await proxy.close();
    },
  };
}
