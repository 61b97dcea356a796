/**
 * The tool that an OCI artifact was signed with.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#verification
 */
export const SignatureProvider = {
  Cosign: "cosign",
  Notation: "notation",
} as const;
/** The tool that an OCI artifact was signed with. */
export type SignatureProvider = (typeof SignatureProvider)[keyof typeof SignatureProvider];
