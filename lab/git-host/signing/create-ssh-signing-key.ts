import { createHash } from "node:crypto";
import { utils, type ParsedKey } from "ssh2";
import { generateKeyPair } from "../ssh/generate-key-pair";
import type { SigningKey } from "./signing-key";

const HASH = "sha512";
const NAMESPACE = "git";

/**
 * Makes an Ed25519 key that signs as git does with `gpg.format` "ssh".
 *
 * @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
 */
export async function createSshSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair();
  const key = parse(pair.privateKey);
  return {
    verification: { "author.sshpub": pair.publicKey },
    sign(content) {
      const about = [field(NAMESPACE), field(""), field(HASH)];
      const digest = createHash(HASH).update(content).digest();
      const signature: unknown = key.sign(Buffer.concat([Buffer.from("SSHSIG"), ...about, field(digest)]));
      if (!Buffer.isBuffer(signature)) return Promise.reject(new Error("the SSH key did not sign"));
      const version = Buffer.from([0, 0, 0, 1]);
      const signed = field(Buffer.concat([field(key.type), field(signature)]));
      const blob = Buffer.concat([Buffer.from("SSHSIG"), version, field(key.getPublicSSH()), ...about, signed]);
      const lines = blob.toString("base64").match(/.{1,70}/g) ?? [];
      return Promise.resolve(["-----BEGIN SSH SIGNATURE-----", ...lines, "-----END SSH SIGNATURE-----", ""].join("\n"));
    },
  };
}

function parse(privateKey: string): ParsedKey {
  const key = utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return key;
}

/** A string of the SSH protocol: its length before it. */
function field(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
