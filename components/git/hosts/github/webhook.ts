import { RepositoryWebhook } from "@pulumi/github/repositoryWebhook";
import type * as pulumi from "@pulumi/pulumi";

import type { Webhook } from "../git-host";
import { DirectResource } from "./direct-resource";
import { repositoryArgs, type DirectPlace } from "./place";

/**
 * Registers a webhook by which GitHub reports pushes.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks
 */
export function createWebhook(
  name: string,
  webhook: Webhook,
  place: DirectPlace,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const args = { ...repositoryArgs(place), ...webhook, active: true, number: undefined };
  return new DirectResource("Webhook", name, args, place, opts);
}

/** Registers a webhook by the GitHub provider. */
export function provideWebhook(
  name: string,
  { url, secret, insecureSsl }: Webhook,
  repository: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const configuration = { url, secret, insecureSsl, contentType: "json" };
  // The same repository has two names when it was renamed, and takes a URL only once.
  const args = { repository, events: ["push"], configuration };
  return new RepositoryWebhook(name, args, { ...opts, deleteBeforeReplace: true });
}
