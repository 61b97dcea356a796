import { createHash, randomBytes } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

/**
 * Makes a token once and keeps it in the stack's state, for as long as the resource has that name: as an SSH key is kept.
 *
 * @returns a secret
 */
export function receiverToken(name: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
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
