import type { Account } from "./account";
import type { HostState } from "./host-state";

/** The account of that name; it is made when there is none. */
export function ensureAccount(
  state: Pick<HostState, "accounts" | "nextId">,
  login: string,
  type: Account["type"],
): Account {
  const known = state.accounts.get(login.toLowerCase());
  if (known !== undefined) return known;
  const email = `${login}@users.noreply.github.com`;
  const account: Account = { id: state.nextId(), login, type, email, createdAt: new Date() };
  state.accounts.set(login.toLowerCase(), account);
  return account;
}
