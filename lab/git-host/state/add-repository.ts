import { join } from "node:path";
import { createBareRepository } from "../git/create-bare-repository";
import type { Account } from "./account";
import type { HostState } from "./host-state";
import { DEFAULT_SETTINGS, type RepositorySettings } from "./repository-settings";
import type { StoredRepository } from "./stored-repository";

/** What GitHub takes for a repository's name. It is a directory's name here, hence no "..". */
export function isRepositoryName(name: string): boolean {
  return /^[\w.-]{1,100}$/.test(name) && name !== "." && name !== ".." && !name.endsWith(".git");
}

/** Adds an empty repository to the host; the caller has made sure that its name is free. */
export async function addRepository(
  state: HostState,
  owner: Account,
  name: string,
  settings: Partial<RepositorySettings> = {},
): Promise<StoredRepository> {
  const createdAt = new Date();
  const repository: StoredRepository = {
    id: state.nextId(),
    owner,
    name,
    createdAt,
    updatedAt: createdAt,
    directory: join(state.directory, owner.login, `${name}.git`),
    settings: { ...DEFAULT_SETTINGS, ...settings },
    topics: [],
    vulnerabilityAlerts: false,
    protections: new Map(),
    deployKeys: [],
    pullRequests: [],
    statuses: [],
    webhooks: [],
    announced: new Map(),
    announcing: Promise.resolve(),
  };
  // First the name, then what takes time: two requests for one name must not both pass.
  const key = `${owner.login}/${name}`.toLowerCase();
  state.repositories.set(key, repository);
  try {
    await createBareRepository(repository.directory, repository.settings.default_branch);
  } catch (error) {
    state.repositories.delete(key);
    throw error;
  }
  return repository;
}
