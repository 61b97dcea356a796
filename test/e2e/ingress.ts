import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";

import type { Cluster } from "../../lab/cluster";

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
    const { method, headers, url = "/" } = incoming;
    // To a proxy one says the whole URL.
    const upstream = request(flux.proxy, { method, headers: { ...headers, host: new URL(origin).host }, path: `${origin}${url}`, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      void pipeline(answer, outgoing).catch(() => undefined);
    });
    upstream.on("error", () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
