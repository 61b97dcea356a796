import { RepositoryWebhook } from "@pulumi/github/repositoryWebhook";
import type * as pulumi from "@pulumi/pulumi";

/** The webhook to which a Git host reports pushes. */
export interface Webhook {
  /** The URL to post to. It is a secret, because its path is one. */
  readonly url: pulumi.Input<string>;
  /** The secret with which the host signs its messages. */
  readonly secret: pulumi.Input<string>;
  /** Allows messages to a host whose certificate cannot be verified. */
  readonly insecureSsl: boolean;
}

/**
 * Registers a webhook by which GitHub reports pushes.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks
 */
export function createWebhook(
  name: string,
  { url, secret, insecureSsl }: Webhook,
  repository: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): RepositoryWebhook {
  const configuration = { url, secret, insecureSsl, contentType: "json" };
  // The same repository has two names when it was renamed, and takes a URL only once.
  const args = { repository, events: ["push"], configuration };
  return new RepositoryWebhook(name, args, { ...opts, deleteBeforeReplace: true });
}
