import { RepositoryWebhook } from "@pulumi/github/repositoryWebhook";
import type * as pulumi from "@pulumi/pulumi";

/** Where a Git host is to tell of pushes. */
export interface Webhook {
  /** A secret, as its path is one. */
  readonly url: pulumi.Input<string>;
  /** What the host signs its messages with. */
  readonly secret: pulumi.Input<string>;
  /** Whether it posts to a host whose certificate it cannot verify. */
  readonly insecureSsl: boolean;
}

/**
 * Has GitHub tell of pushes.
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
  return new RepositoryWebhook(name, { repository, events: ["push"], configuration }, opts);
}
