import getPort from "get-port";
import { openArtifactServer } from "./artifact-server";
import type { ControllerPod } from "./controller-pod";
import type { FluxController } from "./flux-controllers";
import { openForwarder } from "./forwarder";

/** The addresses under which the controllers of one cluster reach each other. */
export interface LocalAddresses {
  /** Where the artifacts of every controller are served. */
  readonly artifacts: string;
  /** Where notification-controller takes events. */
  readonly events: string;
  /** Where notification-controller takes webhooks. */
  readonly webhooks: string;
  /** Free ports for a new process of this pod, to which the addresses lead from now on; as flags. */
  assign(pod: Pick<ControllerPod, "controller" | "app">): Promise<Readonly<Record<string, string>>>;
  close(): void;
}

/** Opens the addresses; nothing answers at them before a process is assigned. */
export async function openLocalAddresses(): Promise<LocalAddresses> {
  const [artifacts, events, webhooks] = await Promise.all([openArtifactServer(), openForwarder(), openForwarder()]);
  const serving = { "storage-addr": (app: string, port: number) => artifacts.add(app, port) };
  const listening: Partial<Record<FluxController, Readonly<Record<string, (app: string, port: number) => void>>>> = {
    "source-controller": serving,
    "source-watcher": serving,
    "notification-controller": {
      "events-addr": (_, port) => events.forwardTo(port),
      receiverAddr: (_, port) => webhooks.forwardTo(port),
    },
  };

  return {
    artifacts: artifacts.address,
    events: events.address,
    webhooks: webhooks.address,
    async assign({ controller, app }) {
      const flags: Record<string, string> = {};
      for (const [flag, lead] of Object.entries(listening[controller] ?? {})) {
        const port = await getPort({ host: "127.0.0.1" });
        lead(app, port);
        flags[flag] = `127.0.0.1:${port}`;
      }
      return flags;
    },
    close: () => [artifacts, events, webhooks].forEach((address) => address.close()),
  };
}
