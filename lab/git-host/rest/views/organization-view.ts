import type { JsonObject } from "../../json";
import type { Account } from "../../state/account";
import type { HostUrls } from "../../state/host-state";
import { nodeId } from "./node-id";

/** An organization's own page. */
export function organizationView({ html, api }: HostUrls, { id, login, createdAt }: Account): JsonObject {
  const url = `${api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId("Organization", id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${html}/avatars/u/${String(id)}`,
    html_url: `${html}/${login}`,
    name: login,
    description: null,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: "Organization",
    deploy_keys_enabled_for_repositories: true,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    archived_at: null,
  };
}
