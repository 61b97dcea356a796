import * as pulumi from "@pulumi/pulumi";

import { fluxResource } from "../cluster/flux-custom-resource";
import { createSecret } from "../cluster/secret";
import type { ChildOptions, GitHost } from "../git/hosts/git-host";
import { API_VERSIONS } from "../flux-api/kinds";
import type { ObjectParts } from "../flux-objects/compose";
import { receiverParts } from "../resources/receiver";
import type { Followed, FollowedBranch } from "./followed";
import type { PushReceiverOptions } from "./options";
import { pushFilter } from "./push-filter";
import { receiverToken, webhookPath } from "./receiver-token";

/** The Receiver that pokes the source. */
export function pushReceiverParts(options: PushReceiverOptions, followed: FollowedBranch): ObjectParts<"Receiver"> {
  const { receiver, secret } = namesOf(options, followed);
  return receiverParts(receiver, {
    type: "github",
    // GitHub sends the first one when the webhook is made.
    events: ["ping", "push"],
    secretRef: { name: secret },
    resources: [{ apiVersion: API_VERSIONS.GitRepository, kind: "GitRepository", name: followed.syncName }],
    resourceFilter: pushFilter(followed),
  });
}

/** Lets the Git host tell Flux of a push: a Receiver that pokes the source, and a webhook that leads to it once it is ready. */
export function createPushReceiver(
  name: string,
  options: PushReceiverOptions,
  followed: FollowedBranch,
  host: GitHost,
  opts: ChildOptions,
): void {
  const { url, insecureSsl, rotation } = options;
  const { namespace } = followed;
  const { suffix, ...names } = namesOf(options, followed);
  const token = receiverToken(`${name}-receiver${suffix}`, { parent: opts.parent });
  const secret = createSecret(`${name}-receiver${suffix}`, { name: names.secret, data: { token } }, namespace, opts);
  const { kind, spec, awaited } = pushReceiverParts(options, followed);
  const metadata = { name: names.receiver, namespace };
  const receiver = fluxResource(
    `${name}-receiver`,
    { apiVersion: API_VERSIONS[kind], kind, metadata, spec },
    { requestedAt: rotation === "" ? "first-token" : rotation, awaited },
    { ...opts, dependsOn: [secret] },
  );
  const path = token.apply((known) => webhookPath(known, metadata));
  const webhook = {
    url: pulumi.secret(pulumi.all([url, path]).apply((parts) => joined(...parts))),
    secret: token,
    insecureSsl,
  };
  host.registerWebhook(`${name}-receiver`, webhook, { ...opts, dependsOn: [receiver] });
}

/** Another rotation is another token and Secret, so that the old ones go when nothing refers to them any more. */
function namesOf({ rotation }: PushReceiverOptions, { syncName }: Followed) {
  const suffix = rotation === "" ? "" : `-${rotation}`;
  const receiver = `${syncName}-receiver`;
  return { suffix, receiver, secret: `${receiver}${suffix}` };
}

function joined(url: string, path: string): string {
  return `${url.replace(/\/+$/, "")}${path}`;
}
