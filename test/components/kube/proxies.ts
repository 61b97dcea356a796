import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { connect, createServer, type AddressInfo, type Server } from "node:net";

/** A proxy of a test. */
export interface Proxy {
  readonly url: string;
  /** The places that it was asked to connect to. */
  readonly connected: readonly string[];
  close(): void;
}

/** A proxy that understands CONNECT. */
export async function openHttpProxy(): Promise<Proxy> {
  const connected: string[] = [];
  const server = createHttpServer().on("connect", ({ url = "" }, client) => {
    connected.push(url);
    const [host, port] = url.split(":");
    const target = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    target.on("error", () => client.destroy());
    client.on("error", () => target.destroy());
  });
  return open("http", server, connected);
}

/** A proxy that understands SOCKS 5 without a login, for IPv4. @see https://datatracker.ietf.org/doc/html/rfc1928 */
export async function openSocksProxy(): Promise<Proxy> {
  const connected: string[] = [];
  const server = createServer((client) => {
    client.on("error", () => client.destroy());
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (request) => {
        const host = [...request.subarray(4, 8)].join(".");
        const port = request.readUInt16BE(8);
        connected.push(`${host}:${String(port)}`);
        const target = connect(port, host, () => {
          client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          target.pipe(client).pipe(target);
        });
        target.on("error", () => client.destroy());
      });
    });
  });
  return open("socks5", server, connected);
}

async function open(scheme: string, server: Server, connected: readonly string[]): Promise<Proxy> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `${scheme}://127.0.0.1:${String(port)}`, connected, close: () => server.close() };
}
