import { createServer } from "node:http";
import { json } from "node:stream/consumers";

import { openServer } from "../../lab/servers/open-server";
import { arrivals, type Arrivals } from "../arrivals";

/** An event as notification-controller posts it. @see https://fluxcd.io/flux/components/notification/providers/#generic-webhook */
export interface PostedEvent {
  readonly severity: "info" | "error";
  readonly reason: string;
  readonly message: string;
  readonly involvedObject: { readonly kind: string; readonly name: string; readonly namespace: string };
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A place that alerts are posted to. */
export interface AlertSink {
  /** Its address, of which the path is a secret as in a chat's webhook. */
  readonly address: string;
  readonly events: readonly PostedEvent[];
  readonly next: Arrivals<PostedEvent>["next"];
  close(): void;
}

/** Opens it on a free port. Only who posts to `path` is heard. */
export async function openAlertSink(path: string): Promise<AlertSink> {
  const { all, add, next } = arrivals<PostedEvent>();
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    void json(request).then((event) => {
      response.end();
      add(event as PostedEvent);
    });
  });
  const { port, close } = await openServer(server);
  return { address: `http://127.0.0.1:${String(port)}${path}`, events: all, next, close: () => void close() };
}
