import { createHash, randomBytes } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { createFluxObject } from "../cluster/flux-custom-resource";
import { createSecret } from "../cluster/secret";
import { API_VERSIONS } from "../flux-api/kinds";
import type { ObjectParts } from "../flux-objects/compose";
import type { ChildOptions, GitHost } from "../git/hosts/git-host";
import { composeReceiver } from "../flux-objects/receiver";
import type { NotificationContext, BranchContext } from "./followed";
import type { PushReceiverOptions } from "./options";

/** The Receiver that pokes the source. */
export function pushReceiverParts(options: PushReceiverOptions, followed: BranchContext): ObjectParts<"Receiver"> {
  const { receiver, secret } = namesOf(options, followed);
  return composeReceiver(receiver, {
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
  followed: BranchContext,
  host: GitHost,
  opts: ChildOptions,
): void {
  const { url, insecureSsl, rotation } = options;
  const { namespace } = followed;
  const { suffix, ...names } = namesOf(options, followed);
  const token = receiverToken(`${name}-receiver-token${suffix}`, { parent: opts.parent });
  const secret = createSecret(`${name}-receiver${suffix}`, { name: names.secret, data: { token } }, namespace, opts);
  const { kind, spec, awaited } = pushReceiverParts(options, followed);
  const metadata = { name: names.receiver, namespace };
  const receiver = createFluxObject(
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
  host.registerWebhook(`${name}-webhook`, webhook, { ...opts, dependsOn: [receiver] });
}

/** Another rotation is another token and Secret, so that the old ones go when nothing refers to them any more. */
function namesOf({ rotation }: PushReceiverOptions, { syncName }: NotificationContext) {
  const suffix = rotation === "" ? "" : `-${rotation}`;
  const receiver = `${syncName}-receiver`;
  return { suffix, receiver, secret: `${receiver}${suffix}` };
}

function joined(url: string, path: string): string {
  return `${url.replace(/\/+$/, "")}${path}`;
}

/**
 * The pushes that a Receiver pokes the source for, in CEL: those to what Flux follows, but not the program's own.
 *
 * After its own commits the program pokes the source itself, by the annotation that a Receiver sets too, and waits until Flux
 * has repeated its value. GitHub's messages come seconds after the push: one that came in between would take the value's place,
 * and the program would wait in vain.
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
 * Makes a token once and keeps it in the stack's state, for as long as the resource has that name: as an SSH key is kept.
 *
 * @returns a secret
 */
function receiverToken(name: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const input = pulumi.secret(randomBytes(32).toString("hex"));
  const stash = new pulumi.Stash(
    name,
    { input },
    { ...opts, ignoreChanges: ["input"], additionalSecretOutputs: ["input", "output"] },
  );
  return pulumi.secret(stash.output as pulumi.Output<string>);
}

/**
 * The path of a Receiver, which nobody can guess who does not know its token.
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
