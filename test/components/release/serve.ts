import * as http from "node:http";

import { openServer } from "../../../lab/servers/open-server";

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
  const { port, close } = await openServer(server);
  return { url: `http://127.0.0.1:${port}`, requests, close };
}
