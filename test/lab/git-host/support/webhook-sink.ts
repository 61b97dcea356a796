import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

import { openServer } from "../../../../lab/servers/open-server";
import { arrivals, type Arrivals } from "../../../arrivals";

/** One request that a webhook made. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Undefined when it is no JSON. */
  readonly body: unknown;
}

/** A place for webhooks to lead to. */
export interface WebhookSink {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly next: Arrivals<ReceivedWebhook>["next"];
  close(): void;
}

/** Opens it on a free port; it answers 200 to everything. */
export async function openWebhookSink(): Promise<WebhookSink> {
  const { add, next } = arrivals<ReceivedWebhook>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end();
      const isJson = request.headers["content-type"] === "application/json";
      add({
        path: request.url ?? "",
        headers: request.headers,
        text: body,
        body: isJson ? (JSON.parse(body) as unknown) : undefined,
      });
    });
  });
  const { port, close } = await openServer(server);
  return { url: `http://127.0.0.1:${String(port)}`, next, close: () => void close() };
}
