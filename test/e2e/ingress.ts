import { createServer } from "node:http";
import { urlToHttpOptions } from "node:url";

import type { Cluster } from "../../lab/cluster";
import { forward } from "../../lab/servers/forward";
import { openServer } from "../../lab/servers/open-server";

/** A way from outside of a cluster to one of its Services. */
export interface Ingress {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): void;
}

/** Opens a way to `NAME.NAMESPACE`, which stays the same whichever process is behind the Service at the time. */
export async function openIngress({ flux }: Cluster, service: string): Promise<Ingress> {
  const origin = `http://${service}.svc.cluster.local.`;
  const server = createServer((incoming, outgoing) => {
    const { headers, url = "/" } = incoming;
    // To a proxy one says the whole URL.
    const onward = { headers: { ...headers, host: new URL(origin).host }, path: `${origin}${url}` };
    forward(incoming, outgoing, { ...urlToHttpOptions(new URL(flux.proxy)), ...onward }).catch(() =>
      outgoing.destroy(),
    );
  });
  const { port, close } = await openServer(server);
  return { url: `http://127.0.0.1:${String(port)}`, close: () => void close() };
}
