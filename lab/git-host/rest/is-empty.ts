import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { listRefs } from "../git/refs";
import type { StoredRepository } from "../state/stored-repository";
import { ApiError } from "./api-error";

/** Whether a repository has no branch. Asked only when something was not found, so it may cost a process. */
export async function isEmpty({ directory }: StoredRepository): Promise<boolean> {
  const loose = await readdir(join(directory, "refs", "heads"));
  return loose.length === 0 && (await listRefs(directory, "refs/heads")).length === 0;
}

/** Refuses what GitHub's Git database cannot do in a repository without a commit. */
export async function refuseEmpty(repository: StoredRepository): Promise<void> {
  if (await isEmpty(repository)) throw new ApiError(409, "Git Repository is empty.");
}
