import { connect, createServer, type Socket } from "node:net";

import { listen } from "../../lab/servers/listen";
import type { ForwardProxy } from "./forward-proxy";
import { addressOf } from "./inner-network";

const LOGIN = 2;

/**
 * Opens a proxy that understands SOCKS 5, for addresses of both kinds and names.
 *
 * @param login lets in only who knows it: `user:password`
 * @see https://datatracker.ietf.org/doc/html/rfc1928
 */
export async function openSocksProxy({ login }: { readonly login?: string } = {}): Promise<ForwardProxy> {
  const asked: string[] = [];
  const server = createServer((client) => {
    client.on("error", () => client.destroy());
    void serve(client, login, asked).catch(() => client.destroy());
  });
  const port = await listen(server);
  return { address: `socks5://127.0.0.1:${String(port)}`, asked, close: () => void server.close() };
}

async function serve(client: Socket, login: string | undefined, asked: string[]): Promise<void> {
  const methods = await next(client);
  const method = login === undefined ? 0 : LOGIN;
  if (!methods.subarray(2).includes(method)) return void client.end(Buffer.from([5, 0xff]));
  client.write(Buffer.from([5, method]));
  if (login !== undefined && !(await knows(client, login))) return void client.end(Buffer.from([1, 1]));
  const { host, port } = destination(await next(client));
  asked.push(`${host}:${String(port)}`);
  const target = connect(port, addressOf(host), () => {
    client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    target.pipe(client).pipe(target);
  });
  target.on("error", () => client.destroy());
}

/** @see https://datatracker.ietf.org/doc/html/rfc1929 */
async function knows(client: Socket, login: string): Promise<boolean> {
  const message = await next(client);
  const length = message[1] ?? 0;
  const user = message.subarray(2, 2 + length).toString();
  const known = `${user}:${message.subarray(3 + length).toString()}` === login;
  if (known) client.write(Buffer.from([1, 0]));
  return known;
}

/** Kinds of addresses, and the bytes of each; a name has its length before it. */
const IPV4 = { type: 1, size: 4 };
const NAME = 3;
const IPV6 = { type: 4, size: 16 };

function destination(request: Buffer): { readonly host: string; readonly port: number } {
  const type = request[3];
  const start = type === NAME ? 5 : 4;
  const end = start + (type === NAME ? Number(request[4]) : type === IPV6.type ? IPV6.size : IPV4.size);
  const address = request.subarray(start, end);
  const host = type === NAME ? address.toString() : textOf(address);
  // An address of IPv6 has a type of its own.
  if (type === NAME && host.includes(":")) throw new Error(`nobody can look up ${host}`);
  return { host, port: request.readUInt16BE(end) };
}

/** As a URL has the address. */
function textOf(address: Buffer): string {
  if (address.length === IPV4.size) return [...address].join(".");
  const groups = [...new Uint8Array(address)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return new URL(`http://[${(groups.match(/.{4}/g) ?? []).join(":")}]`).hostname;
}

function next(client: Socket): Promise<Buffer> {
  return new Promise((resolve) => client.once("data", resolve));
}
