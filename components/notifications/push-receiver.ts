import * as pulumi from "@pulumi/pulumi";

import { fluxResource } from "../cluster/flux-resource";
import { createSecret } from "../cluster/secret";
import type { ChildOptions, GitHost } from "../git-hosts/git-host";
import { API_VERSIONS } from "../objects/flux-kind";
import type { FollowedBranch } from "./followed";
import type { PushReceiverOptions } from "./notifications-options";
import { pushFilter } from "./push-filter";
import { receiverToken, webhookPath } from "./receiver-token";

/** Lets the Git host tell Flux of a push: a Receiver that pokes the source, and a webhook that leads to it once it is ready. */
export function createPushReceiver(
  name: string,
  { url, insecureSsl, rotation }: PushReceiverOptions,
  followed: FollowedBranch,
  host: GitHost,
  opts: ChildOptions,
): void {
  const { syncName, namespace } = followed;
  // Another rotation is another token and Secret, so that the old ones go when nothing refers to them any more.
  const suffix = rotation === "" ? "" : `-${rotation}`;
  const receiverName = `${syncName}-receiver`;
  const secretName = `${receiverName}${suffix}`;
  const token = receiverToken(`${name}-receiver${suffix}`, { parent: opts.parent });
  const secret = createSecret(`${name}-receiver${suffix}`, { name: secretName, data: { token } }, namespace, opts);
  const receiver = fluxResource(
    `${name}-receiver`,
    {
      apiVersion: API_VERSIONS.Receiver,
      kind: "Receiver",
      metadata: { name: receiverName, namespace },
      spec: {
        type: "github",
        // GitHub sends the first one when the webhook is made.
        events: ["ping", "push"],
        secretRef: { name: secretName },
        resources: [{ apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository", name: syncName }],
        resourceFilter: pushFilter(followed),
      },
    },
    { requestedAt: rotation === "" ? "first-token" : rotation, awaited: true },
    { ...opts, dependsOn: [secret] },
  );
  const path = token.apply((known) => webhookPath(known, { name: receiverName, namespace }));
  const webhook = { url: pulumi.secret(pulumi.all([url, path]).apply((parts) => joined(...parts))), secret: token, insecureSsl };
  host.registerWebhook(`${name}-receiver`, webhook, { ...opts, dependsOn: [receiver] });
}

function joined(url: string, path: string): string {
  return `${url.replace(/\/+$/, "")}${path}`;
}
