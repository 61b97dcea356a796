import { createHash, randomBytes } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { createFluxObject } from "../cluster/flux-custom-resource";
import { rememberSecret } from "../pulumi/state-memory";
import { createSecret } from "../cluster/secret";
import { API_VERSIONS } from "../flux-api/kinds";
import { servedApi } from "../flux-objects/api-version";
import type { ObjectParts } from "../flux-objects/compose";
import type { ChildOptions, GitHost } from "../git/hosts/git-host";
import { composeReceiver } from "../flux-objects/receiver";
import type { NotificationContext, BranchContext } from "./followed";
import type { PushReceiverOptions } from "./options";

/** Composes the Receiver that requests a reconciliation of the source. */
export function pushReceiverParts(options: PushReceiverOptions, followed: BranchContext): ObjectParts<"Receiver"> {
  const { receiver, secret } = namesOf(options, followed);
  return composeReceiver(receiver, {
    type: "github",
    // GitHub sends the first event, `ping`, when the webhook is created.
    events: ["ping", "push"],
    secretRef: { name: secret },
    resources: [{ apiVersion: API_VERSIONS.GitRepository, kind: "GitRepository", name: followed.syncName }],
    resourceFilter: pushFilter(followed),
  });
}

/**
 * Makes the Git host notify Flux of a push: creates a Receiver that requests a reconciliation of the source, and then a
 * webhook to it.
 *
 * @returns the Receiver
 */
export function createPushReceiver(
  name: string,
  options: PushReceiverOptions,
  followed: BranchContext,
  host: GitHost,
  opts: ChildOptions,
): pulumi.Resource {
  const { url, insecureSsl, rotation } = options;
  const { namespace } = followed;
  const { suffix, ...names } = namesOf(options, followed);
  const token = rememberSecret(`${name}-receiver-token${suffix}`, randomBytes(32).toString("hex"), {
    parent: opts.parent,
  });
  const secret = createSecret(`${name}-receiver${suffix}`, { name: names.secret, data: { token } }, namespace, opts);
  const { kind, spec, awaited } = pushReceiverParts(options, followed);
  const { apiVersion, aliases } = servedApi(followed.cluster, kind);
  const metadata = { name: names.receiver, namespace };
  const receiver = createFluxObject(
    `${name}-receiver`,
    { apiVersion, kind, metadata, spec },
    { requestedAt: rotation === "" ? "first-token" : rotation, awaited },
    { ...opts, aliases, dependsOn: [secret] },
  );
  const path = token.apply((known) => webhookPath(known, metadata));
  const webhook = {
    url: pulumi.secret(pulumi.all([url, path]).apply((parts) => joined(...parts))),
    secret: token,
    insecureSsl,
  };
  host.registerWebhook(`${name}-webhook`, webhook, { ...opts, dependsOn: [receiver] });
  return receiver;
}

/**
 * Returns the names. Another rotation is another token and Secret, so that the old ones are deleted when nothing refers
 * to them.
 */
function namesOf({ rotation }: PushReceiverOptions, { syncName }: NotificationContext) {
  const suffix = rotation === "" ? "" : `-${rotation}`;
  const receiver = `${syncName}-receiver`;
  return { suffix, receiver, secret: `${receiver}${suffix}` };
}

function joined(url: string, path: string): string {
  return `${url.replace(/\/+$/, "")}${path}`;
}

/**
 * Returns the filter of a Receiver in CEL: it selects the pushes to the followed branch, without those of the program.
 *
 * After its own commits the program requests a reconciliation itself, with the annotation that a Receiver sets too, and
 * waits until Flux has repeated its value. GitHub's messages arrive seconds after the push: a message that arrived in
 * the meantime would replace the value, and the program would wait in vain.
 *
 * @see https://fluxcd.io/flux/components/notification/receivers/#resource-filter
 */
export function pushFilter({ branch, ownCommits }: Pick<BranchContext, "branch" | "ownCommits">): string {
  const followed =
    branch === undefined ? "has(req.ref)" : `has(req.ref) && req.ref == ${JSON.stringify(`refs/heads/${branch}`)}`;
  if (ownCommits === undefined) return followed;
  const { prefix, directory } = ownCommits;
  const own = `c.message.startsWith(${JSON.stringify(`${prefix}Flux `)}) && c.message.contains(${JSON.stringify(` for ${directory}`)})`;
  return `${followed} && !(has(req.commits) && req.commits.size() > 0 && req.commits.all(c, ${own}))`;
}

/**
 * Returns the path of a Receiver, which nobody can guess without its token.
 *
 * @see https://fluxcd.io/flux/components/notification/receivers/#webhook-path
 */
export function webhookPath(
  token: string,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): string {
  return `/hook/${createHash("sha256")
    .update(token + name + namespace)
    .digest("hex")}`;
}
