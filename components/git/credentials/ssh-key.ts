import { generateKeyPairSync, type KeyObject } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { authorizedKey } from "../../credentials/authorized-key";
import { SshKeyAlgorithm } from "../../credentials/ssh-key-algorithm";

/** What key to make. */
export interface SshKeyOptions {
  readonly algorithm: SshKeyAlgorithm;
  /** Of an RSA key, in bits. */
  readonly rsaBits: number;
}

/** An SSH key pair that stays the same from run to run. */
export interface SshKey {
  /** The private key in PKCS#8 PEM; a secret. */
  readonly identity: pulumi.Output<string>;
  /** The public key as a line of `authorized_keys`, without a comment. */
  readonly identityPub: pulumi.Output<string>;
}

/**
 * Makes a key pair once and keeps it in the stack's state, for as long as the resource has that name. Every run makes a key,
 * but the Stash ignores all of them but the first: it needs no provider, unlike a dynamic resource. An elliptic key takes a
 * fraction of a millisecond, one of RSA tens of them.
 */
export function sshKey(name: string, options: SshKeyOptions, opts: pulumi.CustomResourceOptions): SshKey {
  const stash = new pulumi.Stash(
    name,
    { input: pulumi.secret(newPrivateKey(options)) },
    { ...opts, ignoreChanges: ["input"], additionalSecretOutputs: ["input", "output"] },
  );
  const identity = pulumi.secret(stash.output as pulumi.Output<string>);
  return { identity, identityPub: pulumi.unsecret(identity.apply(authorizedKey)) };
}

function newPrivateKey(options: SshKeyOptions): string {
  return newKey(options).export({ type: "pkcs8", format: "pem" }).toString();
}

function newKey({ algorithm, rsaBits }: SshKeyOptions): KeyObject {
  switch (algorithm) {
    case SshKeyAlgorithm.Ed25519:
      return generateKeyPairSync("ed25519").privateKey;
    case SshKeyAlgorithm.Ecdsa:
      // The curve that the flux CLI takes when it is not told one.
      return generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;
    case SshKeyAlgorithm.Rsa:
      return generateKeyPairSync("rsa", { modulusLength: rsaBits }).privateKey;
  }
}
