import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { urlToHttpOptions } from "node:url";

import { forward } from "../../lab/servers/forward";
import { openServer } from "../../lab/servers/open-server";

/** A proxy such as companies have between their clusters and the internet. */
export interface ForwardProxy {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The hosts that it was asked for, with their ports, in order. */
  readonly asked: readonly string[];
  close(): void;
}

/** Opens one that only lets in who knows the password. */
export async function openForwardProxy(username: string, password: string): Promise<ForwardProxy> {
  const asked: string[] = [];
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const admits = ({ headers }: IncomingMessage, host: string): boolean => {
    const admitted = headers["proxy-authorization"] === expected;
    if (admitted) asked.push(host);
    return admitted;
  };
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "");
    if (!admits(incoming, url.host)) return void outgoing.writeHead(407).end();
    forward(incoming, outgoing, urlToHttpOptions(url)).catch(() => outgoing.destroy());
  });
  server.on("connect", (incoming, socket, head) => {
    const { hostname, port, host } = new URL(`http://${incoming.url ?? ""}`);
    if (!admits(incoming, host)) return void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const upstream = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on("error", () => [socket, upstream].forEach((other) => other.destroy()));
  });
  const { port, close } = await openServer(server);
  // Tunnels are not the server's any more, and nobody waits for them.
  return { address: `http://127.0.0.1:${String(port)}`, asked, close: () => void close() };
}
