import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Account } from "./account";
import type { HostState } from "./host-state";
import { fullName, type StoredRepository } from "./stored-repository";

/**
 * Gives a repository a free name, and another owner where that is given. The old name leads to it until another repository gets
 * that name.
 *
 * @see https://docs.github.com/en/repositories/creating-and-managing-repositories/renaming-a-repository
 */
export async function renameRepository(
  state: HostState,
  repository: StoredRepository,
  name: string,
  owner: Account = repository.owner,
): Promise<void> {
  const directory = join(state.directory, owner.login, `${name}.git`);
  await mkdir(dirname(directory), { recursive: true });
  await rename(repository.directory, directory);
  const before = fullName(repository).toLowerCase();
  state.repositories.delete(before);
  state.formerNames.set(before, repository);
  Object.assign(repository, { name, owner, directory });
  state.repositories.set(fullName(repository).toLowerCase(), repository);
}
