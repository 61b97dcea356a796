import { Branch } from "@pulumi/github/branch";
import { BranchDefault } from "@pulumi/github/branchDefault";
import { Repository } from "@pulumi/github/repository";
import type * as pulumi from "@pulumi/pulumi";

import type { NewRepositoryOptions } from "./options";

/**
 * Creates the repository with a first commit, because an empty repository can hold neither a branch nor a file; then
 * the branch, which exists already where the owner's default has that name; and makes it the default branch. A destroy
 * deletes none of these.
 *
 * @returns the last of these resources
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
  // Settings that people change in the browser stay.
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
