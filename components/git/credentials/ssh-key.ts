import { generateKeyPairSync, type KeyObject, createPublicKey } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { rememberSecret } from "../../pulumi/state-memory";

/** The kind of key to generate. */
export interface SshKeyOptions {
  readonly algorithm: SshKeyAlgorithm;
  /** The length of an RSA key, in bits. */
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
 * Generates a key pair once and keeps it in the stack's state, for as long as the resource has that name. Every run
 * generates a key, and only the first one is kept: an elliptic-curve key takes a fraction of a millisecond, an RSA key
 * tens of them.
 */
export function sshKey(name: string, options: SshKeyOptions, opts: pulumi.CustomResourceOptions): SshKey {
  const identity = rememberSecret(`${name}-ssh-key`, newPrivateKey(options), opts);
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
      // The default curve of the flux CLI.
      return generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;
    case SshKeyAlgorithm.Rsa:
      return generateKeyPairSync("rsa", { modulusLength: rsaBits }).privateKey;
  }
}

/**
 * Returns the public half of a private key as a line of `authorized_keys`, without a comment, in the encodings of RFC
 * 4253 (section 6.6, RSA), RFC 5656 (section 3.1, ECDSA) and RFC 8709 (section 4, Ed25519).
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

/** The prefix of a point that is written with both coordinates: SEC 1, section 2.3.3. */
const UNCOMPRESSED = Buffer.from([4]);

function bytes(base64url: string): Buffer {
  return Buffer.from(base64url, "base64url");
}

/** Encodes a positive number as an `mpint` of RFC 4251, section 5: its first bit is not set. */
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
