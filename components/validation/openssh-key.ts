import { createDecipheriv } from "node:crypto";
import { createRequire } from "node:module";

const MAGIC = "openssh-key-v1\0";

/**
 * The ciphers that Flux reads.
 *
 * @see https://pkg.go.dev/golang.org/x/crypto/ssh#ParseRawPrivateKeyWithPassphrase
 */
const READABLE_CIPHERS = ["aes256-ctr", "aes256-cbc"];

/** The rounds up to which a passphrase is checked. `ssh-keygen` uses 24; one takes 30 milliseconds here. */
const MAX_ROUNDS = 100;

/** The sizes of a key and of an initialization vector of these ciphers, in bytes. */
const KEY_SIZE = 32;
const IV_SIZE = 16;

/** A key in OpenSSH's format. */
export interface OpensshKey {
  /** The cipher of the private part; `none` when it is not encrypted. */
  readonly cipher: string;
  /** The function that turns a passphrase into the key of the cipher, and its options. */
  readonly kdf: string;
  readonly kdfOptions: Buffer;
  /** The type of the key, as OpenSSH calls it. */
  readonly type: string;
  readonly privatePart: Buffer;
}

/** OpenBSD's function, which Node.js does not have. It returns 0 for success. */
interface BcryptLibrary {
  readonly pbkdf: (
    passphrase: Uint8Array,
    passphraseSize: number,
    salt: Uint8Array,
    saltSize: number,
    key: Uint8Array,
    keySize: number,
    rounds: number,
  ) => number;
}

/**
 * Reads a key in OpenSSH's format.
 *
 * @returns undefined when it is damaged
 * @see https://github.com/openssh/openssh-portable/blob/V_10_0_P2/PROTOCOL.key
 */
export function readOpenssh(key: string): OpensshKey | undefined {
  const blob = Buffer.from(key.replace(/-----[A-Z ]+-----/g, ""), "base64");
  if (blob.subarray(0, MAGIC.length).toString("latin1") !== MAGIC) return undefined;
  try {
    const [cipher, rest] = field(blob.subarray(MAGIC.length));
    const [kdf, afterKdf] = field(rest);
    const [kdfOptions, afterOptions] = field(afterKdf);
    const [publicKey, afterPublicKey] = field(afterOptions.subarray(4)); // the number of keys is before it
    const [privatePart] = field(afterPublicKey);
    const [type] = field(publicKey);
    return { cipher: cipher.toString(), kdf: kdf.toString(), kdfOptions, type: type.toString(), privatePart };
  } catch {
    return undefined;
  }
}

/** Returns true when Flux can decrypt the key with its passphrase. */
export function hasReadableCipher({ cipher, kdf }: OpensshKey): boolean {
  return kdf === "bcrypt" && READABLE_CIPHERS.includes(cipher);
}

/**
 * Returns false when a passphrase is not that of the key: the private part begins with the same number twice.
 *
 * @returns undefined when it takes too long to find out
 * @throws when the key is damaged
 */
export function isPassphraseOf(
  { cipher, kdfOptions, privatePart }: OpensshKey,
  passphrase: string,
): boolean | undefined {
  const [salt, rest] = field(kdfOptions);
  const rounds = rest.readUInt32BE(0);
  if (rounds > MAX_ROUNDS) return undefined;
  const { pbkdf } = createRequire(__filename)("bcrypt-pbkdf") as BcryptLibrary;
  const [secret, derived] = [Buffer.from(passphrase), Buffer.alloc(KEY_SIZE + IV_SIZE)];
  if (pbkdf(secret, secret.length, salt, salt.length, derived, derived.length, rounds) !== 0)
    throw new Error("no key can be made of these options");
  const decipher = createDecipheriv(
    cipher.replace("aes256", "aes-256"),
    derived.subarray(0, KEY_SIZE),
    derived.subarray(KEY_SIZE),
  ).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(privatePart), decipher.final()]);
  return plain.readUInt32BE(0) === plain.readUInt32BE(4);
}

/** Splits off a field, which has its length before it. */
function field(bytes: Buffer): [content: Buffer, rest: Buffer] {
  const end = 4 + bytes.readUInt32BE(0);
  if (end > bytes.length) throw new RangeError("the field is longer than what contains it");
  return [bytes.subarray(4, end), bytes.subarray(end)];
}
