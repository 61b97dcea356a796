import type { SigningKey } from "../signing/signing-key";

/**
 * GitHub as the committer of what is changed through it.
 *
 * @see https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
 */
export interface WebFlow {
  /** The key that it signs with, the same one every time. */
  key(): Promise<SigningKey>;
  /** The commits that it has signed, by sha. */
  readonly signed: Set<string>;
}
