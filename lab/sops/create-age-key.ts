import { generateX25519Identity, identityToRecipient } from "age-encryption";

/** A key pair of age, as `age-keygen` makes it. */
export interface AgeKey {
  /** "AGE-SECRET-KEY-1…"; a secret. */
  readonly identity: string;
  /** "age1…", what is encrypted to. */
  readonly recipient: string;
}

/** Makes a new key pair. */
export async function createAgeKey(): Promise<AgeKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
