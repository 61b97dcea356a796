import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import type { Endpoint } from "./service-endpoint";

/** What the processes take for the network of their cluster: an HTTP proxy that knows its Services. */
export interface ServiceProxy {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): void;
}

/**
 * Opens a proxy on a port that the system chooses. A process that has it in `HTTP_PROXY` goes through it to every host but
 * this machine, under the URL that it has been told in the cluster.
 */
export async function openServiceProxy(endpointOf: (url: URL) => Promise<Endpoint>): Promise<ServiceProxy> {
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing, endpointOf).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end(String(error));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref(); // it must not keep a program alive that has forgotten its lab
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  endpointOf: (url: URL) => Promise<Endpoint>,
): Promise<void> {
  const { method, headers } = incoming;
  const url = new URL(incoming.url ?? "", `http://${headers.host}`);
  const { host, port } = await endpointOf(url);
  const upstream = request({ host, port, method, headers, path: url.pathname + url.search, agent: false });
  const answer = async () => {
    const [answered] = (await once(upstream, "response")) as [IncomingMessage];
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    await pipeline(answered, outgoing);
  };
  await Promise.all([pipeline(incoming, upstream), answer()]);
}
