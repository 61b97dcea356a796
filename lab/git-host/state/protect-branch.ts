import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BranchProtection } from "./branch-protection";
import type { StoredRepository } from "./stored-repository";

/** Sets or (undefined) removes a branch's rule, for the API and for pushes. */
export async function protectBranch(
  repository: StoredRepository,
  branch: string,
  rule: BranchProtection | undefined,
): Promise<void> {
  if (rule === undefined) repository.protections.delete(branch);
  else repository.protections.set(branch, rule);
  // The repository's update hook reads it.
  const names = [...repository.protections]
    .filter(([, { requiredReviews }]) => requiredReviews !== undefined)
    .map(([name]) => `${name}\n`);
  await writeFile(join(repository.directory, "protected-branches"), names.join(""));
}
