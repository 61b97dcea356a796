import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { forward } from "../../servers/forward";
import { openServer } from "../../servers/open-server";
import type { Endpoint } from "./service-endpoint";

/** What the processes take for the network of their cluster: an HTTP proxy that knows its Services. */
export interface ServiceProxy {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens a proxy on a port that the system chooses. A process that has it in `HTTP_PROXY` goes through it to every host but
 * this machine, under the URL that it has been told in the cluster.
 */
export async function openServiceProxy(endpointOf: (url: URL) => Promise<Endpoint>): Promise<ServiceProxy> {
  const server = createServer((incoming, outgoing) => {
    forwardTo(endpointOf, incoming, outgoing).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end(String(error));
    });
  });
  const { port, close } = await openServer(server);
  server.unref(); // it must not keep a program alive that has forgotten its lab
  return { url: `http://127.0.0.1:${port}`, close };
}

async function forwardTo(
  endpointOf: (url: URL) => Promise<Endpoint>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? "", `http://${incoming.headers.host ?? ""}`);
  const { host, port } = await endpointOf(url);
  await forward(incoming, outgoing, { host, port, path: url.pathname + url.search });
}
