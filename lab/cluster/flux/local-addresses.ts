import getPort from "get-port";
import type { FluxController } from "./flux-controllers";
import { openForwarder } from "./forwarder";

/** The addresses under which the controllers of one cluster reach each other. */
export interface LocalAddresses {
  /** Where source-controller serves its artifacts. */
  readonly artifacts: string;
  /** Where notification-controller takes events. */
  readonly events: string;
  /** Where notification-controller takes webhooks. */
  readonly webhooks: string;
  /** Free ports for a new process of this controller, to which the addresses lead from now on; as flags. */
  assign(controller: FluxController): Promise<Readonly<Record<string, string>>>;
  close(): void;
}

/** Opens the addresses; nothing answers at them before a process is assigned. */
export async function openLocalAddresses(): Promise<LocalAddresses> {
  const [artifacts, events, webhooks] = await Promise.all([openForwarder(), openForwarder(), openForwarder()]);
  const listening = {
    "source-controller": { "storage-addr": artifacts },
    "notification-controller": { "events-addr": events, receiverAddr: webhooks },
    "kustomize-controller": {},
    "helm-controller": {},
  } satisfies Record<FluxController, Record<string, typeof events>>;

  return {
    artifacts: artifacts.address,
    events: events.address,
    webhooks: webhooks.address,
    async assign(controller) {
      const flags: Record<string, string> = {};
      for (const [flag, forwarder] of Object.entries(listening[controller])) {
        const port = await getPort({ host: "127.0.0.1" });
        forwarder.forwardTo(port);
        flags[flag] = `127.0.0.1:${port}`;
      }
      return flags;
    },
    close: () => [artifacts, events, webhooks].forEach((forwarder) => forwarder.close()),
  };
}
