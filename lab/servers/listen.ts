import type { AddressInfo } from "node:net";

/** A server of HTTP or of SSH. */
interface Listener {
  listen(port: number, host: string, listening: () => void): unknown;
  address(): AddressInfo | string | null;
  once(event: "error", listener: (error: Error) => void): unknown;
  removeAllListeners(event: "error"): unknown;
}

/** Listens on a free port of 127.0.0.1 and returns it. */
export async function listen(server: Listener): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
