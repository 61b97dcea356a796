import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ApiServer } from "../kube-apiserver";
import type { ClusterHome } from "../cluster-home";
import type { ManagedProcess } from "../processes";
import { writeSecret } from "../write-secret";
import type { ControllerPod } from "./controller-pod";
import { FLUX_CONTROLLERS, type FluxController } from "./flux-controllers";
import type { LocalAddresses } from "./local-addresses";
import { reportPodState } from "./pod-status";
import { processArguments } from "./process-arguments";
import { waitForApis } from "./served-apis";
import { serviceAccountKubeconfig } from "./service-account";

/** Where pods run, and who wants to know. */
export interface PodRunner {
  readonly home: ClusterHome;
  readonly server: ApiServer;
  readonly addresses: LocalAddresses;
  started(pod: ControllerPod, process: ManagedProcess): void;
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
  for (let pause = FIRST_PAUSE, restarts = 0; !gone.aborted; restarts++) {
    const since = Date.now();
    try {
      await waitForApis(api, FLUX_CONTROLLERS[pod.controller], gone);
      const process = await start(pod, runner);
      if (restarts > 0) await reportPodState(api, pod, { restarts });
      await Promise.race([process.exited, aborted(gone)]);
      const end = gone.aborted ? await process.terminate(pod.grace) : await process.exited;
      runner.ended(pod);
      if (!gone.aborted) await reportPodState(api, pod, { restarts: restarts + 1, end, message: process.tail(3) });
    } catch {
      // The API server is away, the service account is not there yet, or the pod has gone meanwhile: the next round tells.
    }
    if (Date.now() - since > STEADY) pause = FIRST_PAUSE;
    await delay(pause, undefined, { signal: gone }).catch(() => undefined);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
  await rm(volumes(pod, runner.home), { recursive: true, force: true });
}

async function start(pod: ControllerPod, { home, server, addresses, started }: PodRunner): Promise<ManagedProcess> {
  const kubeconfig = await serviceAccountKubeconfig(server.api, server.access, pod);
  const volume = (name: string) => join(volumes(pod, home), name);
  for (const name of ["data", "tmp"]) mkdirSync(volume(name), { recursive: true, mode: 0o700 });
  const storage = STORING.includes(pod.controller) ? { "storage-path": volume("data") } : {};
  const listening = await addresses.assign(pod);
  const args = processArguments(pod.args, {
    variables: pod.env,
    flags: { ...listening, ...storage, "metrics-addr": "0", "health-addr": "0" },
    events: addresses.events,
  });
  const env = {
    ...pod.env,
    KUBECONFIG: writeSecret(volume("kubeconfig"), kubeconfig),
    TMPDIR: volume("tmp"),
    TUF_ROOT: volume("tmp/sigstore"),
    // The controllers keep the address in the cluster in their status, and go to this one instead.
    SOURCE_CONTROLLER_LOCALHOST: addresses.artifacts,
  };
  const process = home.run(pod.controller, args, { log: `${pod.namespace}.${pod.app}`, env });
  started(pod, process);
  return process;
}

/** As in a cluster, what a controller writes outlives its process, but not its pod. */
function volumes(pod: ControllerPod, home: ClusterHome): string {
  return home.file(join("pods", pod.uid));
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}
