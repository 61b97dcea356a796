import { createServer } from "node:http";
import { json } from "node:stream/consumers";

import { openServer } from "../../lab/servers/open-server";

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
  /** The first event that fits, once it is there. */
  next(description: string, fits: (event: PostedEvent) => boolean, timeout?: number): Promise<PostedEvent>;
  close(): void;
}

/** Opens it on a free port. Only who posts to `path` is heard. */
export async function openAlertSink(path: string): Promise<AlertSink> {
  const events: PostedEvent[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    void json(request).then((event) => {
      events.push(event as PostedEvent);
      response.end();
      for (const look of waiting) look();
    });
  });
  const { port, close } = await openServer(server);
  return {
    address: `http://127.0.0.1:${String(port)}${path}`,
    events,
    next: (description, fits, timeout = 60_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no ${description} among ${JSON.stringify(events)}`));
        }, timeout);
        const look = (): void => {
          const found = events.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close,
  };
}
