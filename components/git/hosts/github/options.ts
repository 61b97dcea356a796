import type * as pulumi from "@pulumi/pulumi";

/** A repository on GitHub, resolved: nothing is optional any more. */
export interface GitHubOptions {
  readonly owner: string;
  readonly repository: pulumi.Input<string>;
  readonly branch: string;
  /** Where GitHub is in a browser, without a slash at its end. */
  readonly url: string;
  readonly sshHostname: string;
  readonly sshUser: string;
  readonly knownHosts: string;
  readonly certificateAuthority: pulumi.Input<string> | undefined;
  /** Whether a deploy key is to be registered, which takes the right to administer the repository. */
  readonly registersDeployKey: boolean;
  /** The repository to make, when it is to be made. */
  readonly newRepository: NewRepositoryOptions | undefined;
}

/** A repository to make, resolved. */
export interface NewRepositoryOptions {
  readonly visibility: RepositoryVisibility;
  readonly description: string;
}

/** Who may see a repository. */
export const RepositoryVisibility = {
  Private: "private",
  Internal: "internal",
  Public: "public",
} as const;
/** Who may see a repository. */
export type RepositoryVisibility = (typeof RepositoryVisibility)[keyof typeof RepositoryVisibility];
