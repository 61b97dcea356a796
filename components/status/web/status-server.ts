import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { contentSecurityPolicy, htmlPage, pageContent, timeText } from "../picture/page";
import type { FluxStatus } from "../status";
import { LIVE_SCRIPT } from "./live-script";

/** The only address that the server listens at: a status is not for other machines. */
const ADDRESS = "127.0.0.1";
/** The names of this machine for its browsers. A website that has its own name lead here could otherwise read the page. */
const HOSTS = [ADDRESS, "localhost"];

const HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "content-security-policy": `${contentSecurityPolicy(LIVE_SCRIPT)}; frame-ancestors 'none'`,
} as const;

/** A page with a status that stays current in the browsers that show it. */
export interface StatusServer {
  readonly url: string;
  /** Shows another status. */
  show(status: FluxStatus): Promise<void>;
  /** Reports why the status is no longer current. */
  report(problem: string): void;
  /** Waits until somebody looks, or until the signal is aborted. */
  watched(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves a status to browsers on this machine.
 *
 * @param port the port; 0 for a free one
 */
export async function serveStatus(first: FluxStatus, port: number): Promise<StatusServer> {
  let status = first;
  let content = await pageContent(first, new Date());
  let problem: string | undefined;
  const viewers = new Set<ServerResponse>();
  const arrivals = new EventEmitter();

  const server = createServer((request, response) => {
    const code = refusal(request);
    if (code !== undefined) response.writeHead(code, HEADERS).end();
    else if (request.url === "/events") addViewer(response);
    else
      response
        .writeHead(200, { ...HEADERS, "content-type": "text/html; charset=utf-8" })
        .end(htmlPage(content, LIVE_SCRIPT));
  });

  function addViewer(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
    response.write(event("status", content));
    if (problem !== undefined) response.write(event("problem", problem));
    viewers.add(response);
    response.once("close", () => viewers.delete(response));
    arrivals.emit("viewer");
  }

  function send(name: string, data: unknown): void {
    for (const viewer of viewers) viewer.write(event(name, data));
  }

  server.listen(port, ADDRESS);
  await once(server, "listening").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot listen at ${ADDRESS}, port ${port}: ${reason}. Choose another --port.`);
  });
  return {
    url: `http://${ADDRESS}:${(server.address() as AddressInfo).port}/`,
    show: async (next) => {
      const isSame = problem === undefined && JSON.stringify(next) === JSON.stringify(status);
      [status, problem] = [next, undefined];
      if (isSame) {
        send("time", timeText(new Date()));
      } else {
        content = await pageContent(next, new Date());
        send("status", content);
      }
    },
    report: (text) => {
      problem = text;
      send("problem", text);
    },
    watched: async (signal) => {
      if (viewers.size === 0) await once(arrivals, "viewer", { signal }).catch(() => undefined);
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Returns the status code for a request that is refused. */
function refusal({ method, url, headers }: IncomingMessage): number | undefined {
  if (!HOSTS.includes(headers.host?.replace(/:\d+$/, "") ?? "")) return 403;
  if (method !== "GET") return 405;
  return url === "/" || url === "/events" ? undefined : 404;
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
