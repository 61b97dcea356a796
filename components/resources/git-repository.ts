import type * as pulumi from "@pulumi/pulumi";

import { composeGitRepository, type GitRepositoryFields } from "../flux-objects/git-repository";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link GitRepository}. */
export interface GitRepositoryArgs extends ResourceArgs, GitRepositoryFields {}

/**
 * A Git repository that Flux follows. It is ready when Flux has fetched it.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/
 * @example
 * new GitRepository("apps", { flux, url: "https://github.com/acme/apps", ref: { branch: "main" } });
 */
export class GitRepository extends FluxResource<"GitRepository", GitRepositoryArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: GitRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("GitRepository", name, args, composeGitRepository, opts);
  }
}
