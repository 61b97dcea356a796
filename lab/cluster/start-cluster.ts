import { rm } from "node:fs/promises";
import type { Cluster } from "./cluster";
import { createClusterHome, type ClusterHome, type ClusterHomeOptions } from "./cluster-home";
import { startControlPlane } from "./control-plane";
import { createCredentials } from "./credentials";
import { startEtcd } from "./etcd";
import { startFluxKubelet, type FluxKubelet } from "./flux/flux-kubelet";
import { startApiServer, type ApiServer } from "./kube-apiserver";
import { kubeconfig } from "./kubeconfig";
import { startNode } from "./node";
import { objectPath } from "./resource-path";
import { provideVolumes } from "./volumes";
import { waitFor, waitUntilGone } from "./wait-for";
import { writeSecret } from "./write-secret";

/** What a cluster is started with. */
export type ClusterOptions = ClusterHomeOptions;

/** Starts a cluster of one node without anything in it, and waits until pods can be scheduled. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { name, progress } = options;
  const home = createClusterHome(options);
  progress.step(`Starting cluster ${name}`);
  const stops: (() => unknown)[] = [() => home.stop()];
  const stop = async (): Promise<void> => {
    for (const part of [...stops].reverse()) await part();
    await rm(home.directory, { recursive: true, force: true });
  };

  try {
    const credentials = createCredentials(home.directory);
    await startEtcd(home);
    const server = await startApiServer(home, credentials);
    stops.push(() => server.api.close());
    const file = writeSecret(home.file("kubeconfig"), kubeconfig(name, server.access));
    startControlPlane(home, file, credentials);
    const flux = await startFluxKubelet(home, server);
    stops.push(() => flux.stop());
    await Promise.all([startNode(home, file, server.api), provideVolumes(server.api)]);
    progress.note(`Cluster ${name} is ready at ${server.access.url}`);
    return describe(home, server, flux, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function describe(
  home: ClusterHome,
  { access, api }: ApiServer,
  flux: FluxKubelet,
  stop: () => Promise<void>,
): Cluster {
  return {
    name: home.name,
    url: access.url,
    directory: home.directory,
    kubeconfig: home.file("kubeconfig"),
    kubeconfigText: kubeconfig(home.name, access),
    api,
    flux,
    get: (path) => api.request(path),
    waitFor: (path, predicate, options) => waitFor(api, path, predicate, options),
    waitUntilGone: (path, options) => waitUntilGone(api, path, options),
    apply: async (object, fieldManager = "lab") =>
      api.request(`${await objectPath(api, object)}?fieldManager=${fieldManager}&force=true`, {
        method: "PATCH",
        contentType: "application/apply-patch+yaml", // JSON is YAML
        body: object,
      }),
    patch: (path, patch) =>
      api.request(path, { method: "PATCH", contentType: "application/merge-patch+json", body: patch }),
    delete: (path) => api.request(path, { method: "DELETE" }),
    stop,
  };
}
