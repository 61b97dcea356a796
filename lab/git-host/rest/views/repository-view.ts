import type { JsonObject } from "../../json";
import type { AccessToken } from "../../state/access-token";
import type { HostState } from "../../state/host-state";
import { mayWrite } from "../../state/may-read";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { accountView } from "./account-view";
import { nodeId } from "./node-id";
import { repositoryUrls } from "./repository-urls";

/** A repository as whoever has the token sees it. */
export function repositoryView(
  state: HostState,
  repository: StoredRepository,
  token: AccessToken | undefined,
): JsonObject {
  const { id, owner, name, settings } = repository;
  const openPulls = repository.pullRequests.filter((pull) => pull.state === "open").length;
  const push = mayWrite(token, repository);
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: fullName(repository),
    owner: accountView(state.urls, owner),
    ...repositoryUrls(state.urls, fullName(repository)),
    ...settings,
    has_pages: false,
    fork: false,
    disabled: false,
    language: null,
    license: null,
    size: 0,
    forks: 0,
    forks_count: 0,
    network_count: 0,
    stargazers_count: 0,
    subscribers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: openPulls,
    open_issues_count: openPulls,
    topics: repository.topics,
    permissions: { admin: push, maintain: push, push, triage: push, pull: true },
    created_at: repository.createdAt.toISOString(),
    updated_at: repository.updatedAt.toISOString(),
    pushed_at: repository.updatedAt.toISOString(),
  };
}
