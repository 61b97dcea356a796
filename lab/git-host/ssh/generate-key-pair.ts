import { promisify } from "node:util";
import { utils } from "ssh2";

/** A key pair in OpenSSH's format. */
export interface SshKeyPair {
  /** A secret. */
  readonly privateKey: string;
  /** "ssh-ed25519 AAAA…" */
  readonly publicKey: string;
}

/** What a key is made for; `bits` is 256, 384 or 521 for ECDSA. */
export interface SshKeyType {
  readonly type: "ed25519" | "ecdsa" | "rsa";
  readonly bits?: number;
  /** Encrypts the private key. */
  readonly passphrase?: string;
}

/** One round of the passphrase: sixteen take ten seconds where V8 does not compile, as in the programs of the suite. */
const ENCRYPTION = { cipher: "aes256-cbc", rounds: 1 } as const;

/** Makes a new SSH key pair, Ed25519 unless another type is asked for. */
export async function generateKeyPair(kind: SshKeyType = { type: "ed25519" }): Promise<SshKeyPair> {
  const { type, passphrase, ...options } = kind;
  const pair = await generate(type, { ...options, ...(passphrase !== undefined && { passphrase, ...ENCRYPTION }) });
  // One in about 250 Ed25519 keys comes out too short: https://github.com/mscdex/ssh2/issues/1390
  const broken = [pair.private, pair.public].some((key) => utils.parseKey(key, passphrase) instanceof Error);
  return broken ? generateKeyPair(kind) : { privateKey: pair.private, publicKey: pair.public.trim() };
}

const generate = promisify(utils.generateKeyPair) as (
  type: SshKeyType["type"],
  options: Omit<SshKeyType, "type"> & Partial<typeof ENCRYPTION>,
) => Promise<{ readonly private: string; readonly public: string }>;
