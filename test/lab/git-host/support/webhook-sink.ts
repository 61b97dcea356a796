import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

import { openServer } from "../../../../lab/servers/open-server";

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
  /** The first request that fits, once it is there. */
  next(fits: (webhook: ReceivedWebhook) => boolean): Promise<ReceivedWebhook>;
  close(): void;
}

/** Opens it on a free port; it answers 200 to everything. */
export async function openWebhookSink(): Promise<WebhookSink> {
  const all: ReceivedWebhook[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end();
      const isJson = request.headers["content-type"] === "application/json";
      all.push({ path: request.url ?? "", headers: request.headers, text: body, body: isJson ? (JSON.parse(body) as unknown) : undefined });
      for (const look of waiting) look();
    });
  });
  const { port, close } = await openServer(server);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    next: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = all.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close,
  };
}
