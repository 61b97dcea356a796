import type * as pulumi from "@pulumi/pulumi";

/** A repository on GitHub, with all defaults applied. */
export interface GitHubOptions {
  readonly owner: string;
  readonly repository: pulumi.Input<string>;
  readonly branch: string;
  /** The address of GitHub in a browser, without a slash at its end. */
  readonly url: string;
  readonly sshHostname: string;
  readonly sshUser: string;
  readonly knownHosts: string;
  readonly certificateAuthority: pulumi.Input<string> | undefined;
  /** Registers a deploy key, which requires the right to administer the repository. */
  readonly registersDeployKey: boolean;
  /** The repository to create; undefined when it exists. */
  readonly newRepository: NewRepositoryOptions | undefined;
}

/** The repository to create, with all defaults applied. */
export interface NewRepositoryOptions {
  readonly visibility: RepositoryVisibility;
  readonly description: string;
}

/** The visibility of a repository. */
export const RepositoryVisibility = {
  Private: "private",
  Internal: "internal",
  Public: "public",
} as const;
/** The visibility of a repository. */
export type RepositoryVisibility = (typeof RepositoryVisibility)[keyof typeof RepositoryVisibility];
