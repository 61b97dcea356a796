import type { AccessToken } from "./access-token";
import type { Account } from "./account";
import { fullName } from "./stored-repository";

/** What a token covers that is for some repositories ("owner/name"), or for all of an account, or for all. */
export function coversOnly(names: readonly string[] | undefined, owner?: Account): AccessToken["covers"] {
  const allowed = names && new Set(names.map((name) => name.toLowerCase()));
  return (repository) =>
    (owner === undefined || repository.owner === owner) &&
    (allowed === undefined || allowed.has(fullName(repository).toLowerCase()));
}
