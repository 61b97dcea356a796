import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** A web server on a free port of this machine. */
export interface TestServer {
  readonly url: string;
  /** The paths that were asked for. */
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers every request by `answer`; `count` is 1 for the first. */
export async function serve(answer: (response: http.ServerResponse, count: number) => void): Promise<TestServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, requests, close };
}
