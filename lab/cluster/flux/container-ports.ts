import getPort from "get-port";
import type { FluxController } from "./flux-controllers";

/** The ports that Services lead to, by their names in the manifests, and the flags that say where to listen instead. */
const FLAGS: Partial<Record<FluxController, Readonly<Record<string, string>>>> = {
  "source-controller": { http: "storage-addr" },
  "source-watcher": { http: "storage-addr" },
  "notification-controller": { http: "events-addr", "http-webhook": "receiverAddr" },
};

/** Where a process listens for its container. */
export interface ContainerPorts {
  /** Ports of 127.0.0.1 by the names of the container's ports. */
  readonly ports: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, string>>;
}

/** Finds free ports for a new process of a controller: many share this machine, so they cannot all have those of the manifests. */
export async function containerPorts(controller: FluxController): Promise<ContainerPorts> {
  const ports: Record<string, number> = {};
  const flags: Record<string, string> = {};
  for (const [name, flag] of Object.entries(FLAGS[controller] ?? {})) {
    const port = await getPort({ host: "127.0.0.1" });
    ports[name] = port;
    flags[flag] = `127.0.0.1:${port}`;
  }
  return { ports, flags };
}
