import { generateKeyPair, type SshKeyPair } from "./generate-key-pair";

/**
 * New keys for the host to prove itself with, of every type that GitHub has.
 *
 * @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
 */
export function hostKeys(): Promise<readonly SshKeyPair[]> {
  return Promise.all([
    generateKeyPair({ type: "ed25519" }),
    generateKeyPair({ type: "ecdsa", bits: 256 }),
    generateKeyPair({ type: "rsa", bits: 2048 }),
  ]);
}
