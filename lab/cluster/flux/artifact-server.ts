import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * One address for the artifacts of all controllers that serve any. In a cluster each has a Service, whose name an artifact's
 * URL begins with; here the controllers are told one address for all of them, and that name is lost on the way. The rest of
 * the URL tells enough: no two controllers have the same object's artifacts.
 */
export interface ArtifactServer {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Asks this port of 127.0.0.1 too from now on, in the place of the controller's earlier one. */
  add(app: string, port: number): void;
  close(): void;
}

/** Opens the address on a port that the system chooses. */
export async function openArtifactServer(): Promise<ArtifactServer> {
  const ports = new Map<string, number>();
  const server = createServer((request, response) => void answer(request, response, [...ports.values()]));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref(); // it must not keep a program alive that has forgotten its lab
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    add: (app, own) => void ports.set(app, own),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer({ url = "/", method = "GET" }: IncomingMessage, response: ServerResponse, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const found = await ask(port, url, method);
    if (found === undefined) continue;
    response.writeHead(200, found.headers);
    found.pipe(response);
    found.on("error", () => response.destroy());
    return;
  }
  response.writeHead(404).end();
}

/** The controller's answer; nothing when it does not run, or has no such artifact. */
async function ask(port: number, path: string, method: string): Promise<IncomingMessage | undefined> {
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path, method }, (found) => {
      if (found.statusCode === 200) return resolve(found);
      found.resume();
      return resolve(undefined);
    }).on("error", () => resolve(undefined));
  });
}
