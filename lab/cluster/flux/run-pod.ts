import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ApiServer } from "../kube-apiserver";
import type { ClusterHome } from "../cluster-home";
import type { ManagedProcess } from "../processes";
import { writeSecret } from "../write-secret";
import { containerPorts } from "./container-ports";
import type { ControllerPod } from "./controller-pod";
import { FLUX_CONTROLLERS, type FluxController } from "./flux-controllers";
import { reportPodState } from "./pod-status";
import { processArguments } from "./process-arguments";
import type { RunningController } from "./running-controller";
import { waitForApis } from "./served-apis";
import { serviceAccountKubeconfig } from "./service-account";

/** Where pods run, and who wants to know. */
export interface PodRunner {
  readonly home: ClusterHome;
  readonly server: ApiServer;
  /** The HTTP proxy that leads to Services. */
  readonly proxy: string;
  started(controller: RunningController): void;
  ended(pod: ControllerPod): void;
}

/** Those that keep something in the volume `data`. */
const STORING: readonly FluxController[] = ["source-controller", "source-watcher", "image-reflector-controller"];

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
const STEADY = 10_000;

/** Keeps the process of a pod running until the signal says that the pod is gone, then ends the process. */
export async function runPod(pod: ControllerPod, runner: PodRunner, gone: AbortSignal): Promise<void> {
  const { api } = runner.server;
  const isGone = () => gone.aborted;
  for (let pause = FIRST_PAUSE, restarts = 0; !isGone(); restarts++) {
    const since = Date.now();
    try {
      await waitForApis(api, FLUX_CONTROLLERS[pod.controller], gone);
      const process = await start(pod, runner);
      if (restarts > 0) await reportPodState(api, pod, { restarts });
      await Promise.race([process.exited, aborted(gone)]);
      const end = isGone() ? await process.terminate(pod.grace) : await process.exited;
      runner.ended(pod);
      if (!isGone()) await reportPodState(api, pod, { restarts: restarts + 1, end, message: process.tail(3) });
    } catch {
      // The API server is away, the service account is not there yet, or the pod has gone meanwhile: the next round tells.
    }
    if (Date.now() - since > STEADY) pause = FIRST_PAUSE;
    await delay(pause, undefined, { signal: gone }).catch(() => undefined);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
  await rm(volumes(pod, runner.home), { recursive: true, force: true });
}

async function start(pod: ControllerPod, { home, server, proxy, started }: PodRunner): Promise<ManagedProcess> {
  const kubeconfig = await serviceAccountKubeconfig(server.api, server.access, pod);
  const volume = (name: string) => join(volumes(pod, home), name);
  // What is on a claim is there for the next pod too.
  const data = pod.claim === undefined ? volume("data") : home.file(join("claims", pod.namespace, pod.claim));
  for (const directory of [data, volume("tmp")]) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const storage = STORING.includes(pod.controller) ? { "storage-path": data } : {};
  const { ports, flags } = await containerPorts(pod.controller);
  const args = processArguments(pod.args, {
    variables: pod.env,
    flags: { ...flags, ...storage, "metrics-addr": "0", "health-addr": "0" },
  });
  const env = {
    ...pod.env,
    KUBECONFIG: writeSecret(volume("kubeconfig"), kubeconfig),
    TMPDIR: volume("tmp"),
    TUF_ROOT: volume("tmp/sigstore"),
    // In the place of the cluster's DNS, so what the manifest says about it is moot. Go asks no proxy for what is on this machine.
    HTTP_PROXY: proxy,
    NO_PROXY: "",
  };
  const process = home.run(pod.controller, args, { log: `${pod.namespace}.${pod.app}`, env });
  started({ pod, process, ports });
  return process;
}

/** As in a cluster, what a controller writes outlives its process, but not its pod. */
function volumes(pod: ControllerPod, home: ClusterHome): string {
  return home.file(join("pods", pod.uid));
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
