import { RepositoryFile } from "@pulumi/github/repositoryFile";
import * as pulumi from "@pulumi/pulumi";

import type { CommittedFileResource, GitHost } from "./git-host";
import { createDeployKey, importRegistered } from "./github-deploy-key";
import { lookUp } from "./github-lookup";
import { readFile } from "./github-read-file";

/** The repository, resolved: nothing is optional any more. */
export interface GitHubOptions {
  readonly owner: string;
  readonly repository: pulumi.Input<string>;
  readonly branch: string;
  readonly sshHostname: string;
  readonly knownHosts: string;
  /** Tells this cluster's deploy key from those of others. */
  readonly deployKeyTitle: string;
}

/** A repository on GitHub, written to through the GitHub provider of the component. */
export function gitHub(name: string, options: GitHubOptions, component: pulumi.Resource): GitHost {
  const { owner, branch, deployKeyTitle: title, sshHostname, knownHosts } = options;
  const repository = pulumi.output(options.repository);
  const deployKeys = repository.apply((known) => lookUp({ owner, repository: known, branch }, component));

  return {
    url: pulumi.interpolate`ssh://git@${sshHostname}/${owner}/${repository}`,
    knownHosts,
    confirmed: deployKeys.apply(() => []),
    read: (path) => pulumi.all([repository, deployKeys]).apply(([known]) => readFile({ owner, repository: known, branch }, path, component)),

    registerDeployKey: (identityPub, opts) => {
      // A repository made by the same program has no keys yet, and may not exist during preview.
      if (typeof options.repository !== "string") return createDeployKey(name, { repository, title, key: identityPub }, opts);
      return pulumi.all([options.repository, identityPub, deployKeys]).apply(([known, key, listed]) => {
        const deployKey = { repository: known, title, key };
        return createDeployKey(name, deployKey, { ...opts, ...importRegistered(listed, deployKey) });
      });
    },

    commit: (files, after, opts) => {
      const committed: CommittedFileResource[] = [];
      for (const { path, content, message } of files) {
        const previous = committed.at(-1)?.resource;
        const resource = new RepositoryFile(
          `${name}-${path.split("/").at(-1) ?? path}`,
          { repository, branch, file: path, content, commitMessage: message, overwriteOnCreate: true },
          // Each is a commit of its own, and GitHub refuses one that races another on the same branch.
          { ...opts, dependsOn: previous === undefined ? [...after] : [previous] },
        );
        committed.push({ resource, file: resource.commitSha.apply((commit) => ({ path, commit })) });
      }
      return committed;
    },
  };
}
