import type { HostState } from "./host-state";
import type { StoredRepository } from "./stored-repository";

/** The repository of that name, in whatever case it is written. */
export function findRepository(state: HostState, owner: string, name: string): StoredRepository | undefined {
  return state.repositories.get(`${owner}/${name}`.toLowerCase());
}
