import type { Account } from "./account";
import type { StoredRepository } from "./stored-repository";

/** What a request may do that carries a certain secret. */
export interface AccessToken {
  readonly account: Account;
  readonly write: boolean;
  /** Whether it is for a repository; for the others it is worth as much as no token. */
  readonly covers: (repository: StoredRepository) => boolean;
  /** Only the token of a GitHub App's installation expires. */
  readonly expiresAt: Date | undefined;
}
