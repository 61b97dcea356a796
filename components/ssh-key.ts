import { createPublicKey, generateKeyPairSync } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

/** An SSH key pair that stays the same from run to run. */
export interface SshKey {
  /** The private key in PKCS#8 PEM; a secret. */
  readonly identity: pulumi.Output<string>;
  /** The public key as a line of `authorized_keys`, without a comment. */
  readonly identityPub: pulumi.Output<string>;
}

/**
 * Makes an ed25519 key pair once and keeps it in the stack's state. Every run makes a key, which takes a fraction of a
 * millisecond, but the Stash ignores all of them but the first: it needs no provider, unlike a dynamic resource.
 */
export function sshKey(name: string, opts: pulumi.CustomResourceOptions): SshKey {
  const { privateKey } = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const stash = new pulumi.Stash(
    name,
    { input: pulumi.secret(privateKey) },
    { ...opts, ignoreChanges: ["input"], additionalSecretOutputs: ["input", "output"] },
  );
  const identity = pulumi.secret(stash.output as pulumi.Output<string>);
  return { identity, identityPub: pulumi.unsecret(identity.apply(authorizedKey)) };
}

/** The public half of an ed25519 private key as `authorized_keys` has it: RFC 8709, section 4, in RFC 4253's encoding. */
export function authorizedKey(privateKey: string): string {
  const { x } = createPublicKey(privateKey).export({ format: "jwk" });
  const fields = [Buffer.from("ssh-ed25519"), Buffer.from(x ?? "", "base64url")];
  const blob = Buffer.concat(fields.flatMap((field) => [uint32(field.length), field]));
  return `ssh-ed25519 ${blob.toString("base64")}`;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
