import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect } from "node:net";
import { urlToHttpOptions } from "node:url";

import { forward } from "../../lab/servers/forward";
import { openServer } from "../../lab/servers/open-server";
import { addressOf } from "./inner-network";

/** A proxy such as companies have between their clusters and the internet. */
export interface ForwardProxy {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The hosts that it was asked for, with their ports, in order. */
  readonly asked: readonly string[];
  close(): void;
}

/** Options of a proxy. */
interface ForwardProxyOptions {
  /** Lets in only who knows it: `user:password`. */
  readonly login?: string;
  /** Makes it one that is reached by https. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

/** Opens one that understands CONNECT, and requests for whole URLs. */
export async function openForwardProxy({ login, certificate }: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const asked: string[] = [];
  const expected = login && `Basic ${Buffer.from(login).toString("base64")}`;
  const admits = ({ headers }: IncomingMessage, host: string): boolean => {
    const admitted = headers["proxy-authorization"] === expected;
    if (admitted) asked.push(host);
    return admitted;
  };
  const answer: RequestListener = (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "");
    if (!admits(incoming, url.host)) return void outgoing.writeHead(407).end();
    const onward = { ...urlToHttpOptions(url), hostname: addressOf(url.hostname) };
    forward(incoming, outgoing, onward).catch(() => outgoing.destroy());
  };
  const server = certificate ? createTlsServer(certificate, answer) : createServer(answer);
  server.on("connect", (incoming, socket, head) => {
    const { hostname, port, host } = new URL(`http://${incoming.url ?? ""}`);
    if (!admits(incoming, host)) return void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const upstream = connect(Number(port), addressOf(hostname), () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on("error", () => [socket, upstream].forEach((other) => other.destroy()));
  });
  const { port, close } = await openServer(server);
  const address = `${certificate ? "https" : "http"}://127.0.0.1:${String(port)}`;
  // Tunnels are not the server's any more, and nobody waits for them.
  return { address, asked, close: () => void close() };
}
