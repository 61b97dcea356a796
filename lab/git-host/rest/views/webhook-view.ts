import type { JsonObject } from "../../json";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import type { Webhook } from "../../state/webhook";

/** A webhook of a repository. Nobody is told its secret, only that there is one. */
export function webhookView({ urls }: HostState, repository: StoredRepository, hook: Webhook): JsonObject {
  const url = `${urls.api}/repos/${fullName(repository)}/hooks/${String(hook.id)}`;
  const { config } = hook;
  return {
    type: "Repository",
    id: hook.id,
    name: "web",
    active: hook.active,
    events: hook.events,
    config: {
      url: config.url,
      content_type: config.contentType,
      insecure_ssl: config.insecureSsl ? "1" : "0",
      ...(config.secret === undefined ? {} : { secret: "********" }),
    },
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: lastResponse(hook),
    created_at: hook.createdAt.toISOString(),
    updated_at: hook.updatedAt.toISOString(),
  };
}

function lastResponse({ deliveries }: Webhook): JsonObject {
  const last = deliveries.at(-1);
  if (last === undefined) return { code: null, status: "unused", message: null };
  const good = last.status >= 200 && last.status < 300;
  return {
    code: last.status,
    status: good ? "active" : "failed",
    message: good ? "OK" : "failed to connect to host or bad answer",
  };
}
