/**
 * The tools that secrets in a source can be encrypted with.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
 */
export const DecryptionProvider = {
  Sops: "sops",
} as const;
/** The tools that secrets in a source can be encrypted with. */
export type DecryptionProvider = (typeof DecryptionProvider)[keyof typeof DecryptionProvider];
