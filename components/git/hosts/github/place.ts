import type * as pulumi from "@pulumi/pulumi";

import type { GitHubAccess } from "./github-access";

/** A branch of a repository that is written to by GitHub's API itself. */
export interface DirectPlace {
  readonly owner: string;
  readonly repository: pulumi.Input<string>;
  readonly branch: string;
  readonly access: GitHubAccess;
  readonly certificateAuthority: pulumi.Input<string> | undefined;
}

/** Returns the arguments that lead a resource to the repository. */
export function repositoryArgs({ owner, repository, access: { api }, certificateAuthority }: DirectPlace) {
  return { ...{ api, owner, repository }, ...(certificateAuthority !== undefined && { certificateAuthority }) };
}
