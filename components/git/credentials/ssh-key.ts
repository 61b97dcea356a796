import { generateKeyPairSync, type KeyObject, createPublicKey } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

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
    `${name}-ssh-key`,
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

/**
 * The public half of a private key as a line of `authorized_keys`, without a comment: the encodings of RFC 4253 (section 6.6,
 * RSA), RFC 5656 (section 3.1, ECDSA) and RFC 8709 (section 4, Ed25519).
 *
 * @param privateKey in PEM: Ed25519, ECDSA over P-384 or RSA
 */
export function authorizedKey(privateKey: string): string {
  const { kty, x = "", y = "", n = "", e = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  const [type, ...fields] =
    kty === "RSA"
      ? ["ssh-rsa", integer(bytes(e)), integer(bytes(n))]
      : kty === "EC"
        ? ["ecdsa-sha2-nistp384", Buffer.from("nistp384"), Buffer.concat([UNCOMPRESSED, bytes(x), bytes(y)])]
        : ["ssh-ed25519", bytes(x)];
  const blob = Buffer.concat([Buffer.from(type), ...fields].flatMap((field) => [uint32(field.length), field]));
  return `${type} ${blob.toString("base64")}`;
}

/** The mark of a point with both coordinates: SEC 1, section 2.3.3. */
const UNCOMPRESSED = Buffer.from([4]);

function bytes(base64url: string): Buffer {
  return Buffer.from(base64url, "base64url");
}

/** A positive number as RFC 4251, section 5, has it (`mpint`): its first bit is not set. */
function integer(number: Buffer): Buffer {
  return (number[0] ?? 0) < 0x80 ? number : Buffer.concat([Buffer.from([0]), number]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

/** The kinds of SSH keys. */
export const SshKeyAlgorithm = {
  Ed25519: "ed25519",
  Ecdsa: "ecdsa",
  Rsa: "rsa",
} as const;
/** The kinds of SSH keys. */
export type SshKeyAlgorithm = (typeof SshKeyAlgorithm)[keyof typeof SshKeyAlgorithm];
