/** The kinds of SSH keys. */
export const SshKeyAlgorithm = {
  Ed25519: "ed25519",
  Ecdsa: "ecdsa",
  Rsa: "rsa",
} as const;
/** The kinds of SSH keys. */
export type SshKeyAlgorithm = (typeof SshKeyAlgorithm)[keyof typeof SshKeyAlgorithm];
