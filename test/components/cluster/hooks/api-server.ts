import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that was made. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: unknown;
}

/** An API server that answers from a table. */
export interface ApiServer {
  readonly requests: ApiRequest[];
  readonly kubeconfig: string;
  stop(): void;
}

/** Starts one with a single object, which is at whatever path is asked for. */
export async function startApiServer(answer: (request: ApiRequest) => object | number): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const { method = "", url = "", headers } = incoming;
      const request: ApiRequest = {
        method,
        path: url,
        contentType: headers["content-type"] ?? "",
        body: body === "" ? undefined : (JSON.parse(body) as unknown),
      };
      requests.push(request);
      const found = answer(request);
      response.statusCode = typeof found === "number" ? found : 200;
      response.end(JSON.stringify(found));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    kubeconfig: JSON.stringify({
      "current-context": "a",
      contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
      clusters: [
        { name: "a", cluster: { server: `http://127.0.0.1:${String(port)}`, "insecure-skip-tls-verify": true } },
      ],
      users: [{ name: "a", user: {} }],
    }),
    stop: () => void server.close(),
  };
}
