import type { Commit } from "../../git/commit";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";

/**
 * The signature of a commit. GitHub knows no keys here but its own.
 *
 * @see https://docs.github.com/en/graphql/reference/interfaces#gitsignature
 */
export function signatureObject(
  { state }: GraphQlContext,
  { sha, signature, committer }: Commit,
): GraphQlObject | null {
  if (signature === undefined) return null;
  const isValid = state.webFlow.signed.has(sha);
  return {
    __typename: signature.armored.startsWith("-----BEGIN SSH") ? "SshSignature" : "GpgSignature",
    email: committer.email,
    isValid,
    payload: signature.payload,
    signature: signature.armored,
    signer: null,
    state: isValid ? "VALID" : "UNKNOWN_KEY",
    wasSignedByGitHub: isValid,
  };
}
