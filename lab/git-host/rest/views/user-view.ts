import type { JsonObject } from "../../json";
import type { Account } from "../../state/account";
import type { HostUrls } from "../../state/host-state";
import { accountView } from "./account-view";

/** An account's own page, as anybody sees it. */
export function publicUserView(urls: HostUrls, account: Account): JsonObject {
  const created = account.createdAt.toISOString();
  return {
    ...accountView(urls, account),
    name: account.login,
    company: null,
    blog: null,
    location: null,
    email: account.email,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: created,
    updated_at: created,
  };
}

/** An account's own page, as its owner sees it. */
export function privateUserView(urls: HostUrls, account: Account): JsonObject {
  return {
    ...publicUserView(urls, account),
    user_view_type: "private",
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}
