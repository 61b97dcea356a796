import type { JsonObject } from "../../json";
import type { Account } from "../../state/account";
import type { HostUrls } from "../../state/host-state";
import { nodeId } from "./node-id";

/** A team of an organization as other things show it: GitHub's "simple team". Its number is that of the organization. */
export function teamView({ html, api }: HostUrls, { id, login }: Account, slug: string): JsonObject {
  const url = `${api}/organizations/${String(id)}/team/${slug}`;
  return {
    id,
    node_id: nodeId("Team", id),
    url,
    html_url: `${html}/orgs/${login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    name: slug,
    slug,
    description: null,
    permission: "push",
    type: "organization",
    organization_id: id,
    parent: null,
  };
}
