import type { JsonObject } from "../../json";
import type { Account } from "../../state/account";
import type { HostUrls } from "../../state/host-state";
import { nodeId } from "./node-id";

/** An account as other things show it: GitHub's "simple user". */
export function accountView({ html, api }: HostUrls, account: Account): JsonObject {
  const { id, login, type } = account;
  const url = `${api}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${html}/avatars/u/${String(id)}`,
    gravatar_id: "",
    url,
    html_url: `${html}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}
