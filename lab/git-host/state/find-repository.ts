import type { HostState } from "./host-state";
import type { StoredRepository } from "./stored-repository";

/** The repository that once had that name, unless another one has it now. */
export function findRenamed(state: HostState, owner: string, name: string): StoredRepository | undefined {
  const key = `${owner}/${name}`.toLowerCase();
  return state.repositories.has(key) ? undefined : state.formerNames.get(key);
}

/** The repository of that name, in whatever case it is written. */
export function findRepository(state: HostState, owner: string, name: string): StoredRepository | undefined {
  return state.repositories.get(`${owner}/${name}`.toLowerCase());
}
