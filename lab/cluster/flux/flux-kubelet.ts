import { watch } from "../watch";
import type { ApiServer } from "../kube-apiserver";
import type { ClusterHome } from "../cluster-home";
import type { ManagedProcess } from "../processes";
import { controllerPod, FLUX_PODS, type ControllerPod, type Pod } from "./controller-pod";
import { openLocalAddresses, type LocalAddresses } from "./local-addresses";
import { runPod } from "./run-pod";

/** A Flux controller that runs. */
export interface RunningController {
  readonly pod: ControllerPod;
  readonly process: ManagedProcess;
}

/** Runs Flux's controllers beside the cluster. */
export interface FluxKubelet {
  readonly addresses: LocalAddresses;
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
  const addresses = await openLocalAddresses();
  const pods = new Map<string, AbortController>();
  const turns = new Map<string, Promise<void>>();
  const running = new Map<string, RunningController>();
  const runner = {
    home,
    server,
    addresses,
    started: (pod: ControllerPod, process: ManagedProcess) => void running.set(pod.uid, { pod, process }),
    ended: (pod: ControllerPod) => void running.delete(pod.uid),
  };

  const lose = (uid: string) => {
    pods.get(uid)?.abort();
    pods.delete(uid);
  };
  const see = (object: Pod) => {
    const pod = controllerPod(object);
    if (!pod) return lose(object.metadata.uid ?? "");
    if (pods.has(pod.uid)) return;
    const gone = new AbortController();
    pods.set(pod.uid, gone);
    // During a rolling update both pods exist. The new one waits until the old one's process has ended.
    const turn = `${pod.namespace}/${pod.app}`;
    turns.set(turn, (turns.get(turn) ?? Promise.resolve()).then(() => runPod(pod, runner, gone.signal)));
  };

  const end = new AbortController();
  const watching = watch(server.api, `/api/v1/pods?labelSelector=${FLUX_PODS}`, { seen: see, gone: lose }, end.signal);

  return {
    addresses,
    running: () => [...running.values()],
    async stop() {
      end.abort();
      for (const uid of [...pods.keys()]) lose(uid);
      for (const { process } of running.values()) process.signal("SIGKILL"); // nothing of it is needed any more
      await Promise.all([watching, ...turns.values()]);
      addresses.close();
    },
  };
}
