import { Branch } from "@pulumi/github/branch";
import { BranchDefault } from "@pulumi/github/branchDefault";
import { Repository } from "@pulumi/github/repository";
import type * as pulumi from "@pulumi/pulumi";

import type { NewRepositoryOptions } from "./options";

/**
 * Makes the repository, with a first commit, as neither a branch nor a file can be in an empty one; the branch, which is there
 * already where the owner's default has that name; and makes that the default one. A destroy deletes none of it.
 *
 * @returns the last of them
 */
export function createRepository(
  name: string,
  repository: string,
  branch: string,
  { visibility, description }: NewRepositoryOptions,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource {
  const kept = { ...opts, retainOnDelete: true };
  const args = { name: repository, visibility, description, autoInit: true, deleteBranchOnMerge: true };
  // What people set in the browser stays.
  const made = new Repository(`${name}-repository`, args, {
    ...kept,
    ignoreChanges: ["description", "visibility", "deleteBranchOnMerge", "autoInit"],
  });
  const sourceBranch = made.defaultBranch;
  const first = new Branch(
    `${name}-branch`,
    { repository: made.name, branch, sourceBranch },
    { ...kept, ignoreChanges: ["sourceBranch"] },
  );
  return new BranchDefault(`${name}-default-branch`, { repository: made.name, branch: first.branch }, kept);
}
