import { parseCommit, type Commit } from "../git/commit";
import { readObjects } from "../git/read-objects";
import type { StoredRepository } from "../state/stored-repository";

/** The commit that a branch is at, if there is that branch. */
export async function findBranch(repository: StoredRepository, branch: string): Promise<Commit | undefined> {
  const [object] = await readObjects(repository.directory, [`refs/heads/${branch}^{commit}`]);
  return object && parseCommit(object);
}
