import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { JsonObject } from "../json";
import type { HostState } from "../state/host-state";
import type { Webhook } from "../state/webhook";

/** How long GitHub waits for an answer, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * Sends an event where a webhook leads, if it wants to know. Returns at once and never fails: whoever made the event does not
 * wait. As on GitHub, nothing is sent twice.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers
 */
export function deliver(state: HostState, hook: Webhook, event: "ping" | "push", payload: JsonObject): void {
  const wanted = event === "ping" || hook.events.includes(event) || hook.events.includes("*");
  if (hook.active && wanted) void state.running.add(send(hook, event, JSON.stringify(payload), state.running.ending));
}

async function send(
  { id, config, deliveries }: Webhook,
  event: string,
  json: string,
  ending: AbortSignal,
): Promise<void> {
  const body = config.contentType === "json" ? json : `payload=${encodeURIComponent(json)}`;
  const delivery = randomUUID();
  const headers = {
    "Content-Type": config.contentType === "json" ? "application/json" : "application/x-www-form-urlencoded",
    "Content-Length": String(Buffer.byteLength(body)),
    "User-Agent": "GitHub-Hookshot/lab",
    "X-GitHub-Delivery": delivery,
    "X-GitHub-Event": event,
    "X-GitHub-Hook-ID": String(id),
    ...(config.secret === undefined ? {} : signatures(config.secret, body)),
  };
  let status = 0;
  try {
    const url = new URL(config.url);
    const signal = AbortSignal.any([ending, AbortSignal.timeout(TIMEOUT)]);
    const options = { method: "POST", headers, signal, agent: false } as const;
    const sent =
      url.protocol === "https:"
        ? requestHttps(url, { ...options, rejectUnauthorized: !config.insecureSsl })
        : requestHttp(url, options);
    sent.end(body);
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    status = answer.statusCode ?? 0;
    answer.resume();
  } catch {
    // Nobody answered, which the delivery says.
  }
  deliveries.push({ id: delivery, event, status, deliveredAt: new Date() });
}

/** @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
function signatures(secret: string, body: string): Record<string, string> {
  const sign = (algorithm: string): string =>
    `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
  return { "X-Hub-Signature": sign("sha1"), "X-Hub-Signature-256": sign("sha256") };
}
