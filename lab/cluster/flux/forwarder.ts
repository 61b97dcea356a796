import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** An address that stays while the process behind it comes and goes: what a Service is in a cluster. */
export interface Forwarder {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Sends connections to this port of 127.0.0.1 from now on, or refuses them. */
  forwardTo(port: number | undefined): void;
  close(): void;
}

/** Opens a forwarder on a port that the system chooses. */
export async function openForwarder(): Promise<Forwarder> {
  let target: number | undefined;
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    track(client);
    if (target === undefined) return void client.destroy();
    const upstream = track(connect({ port: target, host: "127.0.0.1", allowHalfOpen: true }));
    client.pipe(upstream).pipe(client);
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref(); // it must not keep a program alive that has forgotten its lab
  const { port } = server.address() as AddressInfo;

  return {
    address: `127.0.0.1:${port}`,
    forwardTo(port) {
      target = port;
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
