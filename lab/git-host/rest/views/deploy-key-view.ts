import type { JsonObject } from "../../json";
import type { DeployKey } from "../../state/deploy-key";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";

/** A deploy key of a repository. */
export function deployKeyView({ urls, user }: HostState, repository: StoredRepository, key: DeployKey): JsonObject {
  return {
    id: key.id,
    key: key.key,
    url: `${urls.api}/repos/${fullName(repository)}/keys/${String(key.id)}`,
    title: key.title,
    verified: true,
    created_at: key.createdAt.toISOString(),
    read_only: key.readOnly,
    added_by: user.login,
    last_used: key.lastUsed?.toISOString() ?? null,
    enabled: true,
  };
}
