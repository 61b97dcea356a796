import type { JsonObject } from "../../json";
import { takeNoteOfRefs } from "../../webhooks/announce-pushes";
import { deliver } from "../../webhooks/deliver";
import type { HostState } from "../../state/host-state";
import type { StoredRepository } from "../../state/stored-repository";
import type { Webhook, WebhookConfig } from "../../state/webhook";
import { created, noContent, ok } from "../answer";
import { notFound, validationFailed } from "../api-error";
import { optionalFlag, optionalObject, optionalText, optionalTexts } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { cutPage } from "../page";
import { refuseAnonymous } from "../refuse-anonymous";
import { repositoryRoute, type Route } from "../route";
import { accountView } from "../views/account-view";
import { repositoryView } from "../views/repository-view";
import { webhookView } from "../views/webhook-view";

/** Webhooks of repositories. */
export const WEBHOOK_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/repos/webhooks#list-repository-webhooks
  repositoryRoute("GET", "/hooks", (call) => {
    refuseAnonymous(call);
    const { items, headers } = cutPage(call, call.repository.webhooks);
    return ok(
      items.map((hook) => webhookView(call.state, call.repository, hook)),
      headers,
    );
  }),
  // https://docs.github.com/en/rest/repos/webhooks#create-a-repository-webhook
  repositoryRoute("POST", "/hooks", async ({ state, repository, body }) => {
    const config = configOf(optionalObject(body, "config") ?? {});
    const events = optionalTexts(body, "events") ?? ["push"];
    const alike = repository.webhooks.some(
      (hook) => hook.config.url === config.url && hook.events.some((event) => events.includes(event)),
    );
    if (alike) throw invalid("Hook already exists on this repository");
    const now = new Date();
    const active = optionalFlag(body, "active") ?? true;
    const hook: Webhook = {
      id: state.nextId(),
      createdAt: now,
      updatedAt: now,
      deliveries: [],
      active,
      events,
      config,
    };
    if (repository.webhooks.length === 0) await takeNoteOfRefs(repository);
    repository.webhooks.push(hook);
    ping(state, repository, hook);
    return created(webhookView(state, repository, hook));
  }),
  // https://docs.github.com/en/rest/repos/webhooks#get-a-repository-webhook
  repositoryRoute("GET", "/hooks/{hook_id}", (call) => {
    refuseAnonymous(call);
    return ok(webhookView(call.state, call.repository, webhookOf(call)));
  }),
  // https://docs.github.com/en/rest/repos/webhooks#update-a-repository-webhook
  repositoryRoute("PATCH", "/hooks/{hook_id}", (call) => {
    const { state, repository, body } = call;
    const hook = webhookOf(call);
    const config = optionalObject(body, "config");
    // As a whole: a secret that is left out is no more.
    if (config !== undefined) hook.config = configOf(config);
    const [more, less] = [optionalTexts(body, "add_events") ?? [], optionalTexts(body, "remove_events") ?? []];
    const events = optionalTexts(body, "events") ?? hook.events;
    hook.events = [...new Set([...events, ...more])].filter((event) => !less.includes(event));
    hook.active = optionalFlag(body, "active") ?? hook.active;
    hook.updatedAt = new Date();
    return ok(webhookView(state, repository, hook));
  }),
  // https://docs.github.com/en/rest/repos/webhooks#delete-a-repository-webhook
  repositoryRoute("DELETE", "/hooks/{hook_id}", (call) => {
    const { webhooks } = call.repository;
    webhooks.splice(webhooks.indexOf(webhookOf(call)), 1);
    return noContent();
  }),
  // https://docs.github.com/en/rest/repos/webhooks#ping-a-repository-webhook
  repositoryRoute("POST", "/hooks/{hook_id}/pings", (call) => {
    ping(call.state, call.repository, webhookOf(call));
    return noContent();
  }),
];

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#ping */
function ping(state: HostState, repository: StoredRepository, hook: Webhook): void {
  deliver(state, hook, "ping", {
    zen: "A hook in time saves a poll.",
    hook_id: hook.id,
    hook: webhookView(state, repository, hook),
    repository: repositoryView(state, repository, undefined),
    sender: accountView(state.urls, state.user),
  });
}

function configOf(given: JsonObject): WebhookConfig {
  const url = optionalText(given, "url") ?? "";
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw invalid("url is not a valid URL");
  return {
    url,
    contentType: optionalText(given, "content_type") === "json" ? "json" : "form",
    insecureSsl: [1, "1"].includes(given["insecure_ssl"] as number | string),
    secret: optionalText(given, "secret") || undefined,
  };
}

function invalid(message: string): Error {
  return validationFailed({ resource: "Hook", code: "custom", message });
}

function webhookOf(call: RepositoryCall): Webhook {
  const id = Number(parameter(call, "hook_id"));
  const hook = call.repository.webhooks.find((candidate) => candidate.id === id);
  if (hook === undefined) throw notFound();
  return hook;
}
