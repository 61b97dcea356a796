import { RepositoryDeployKey } from "@pulumi/github/repositoryDeployKey";
import type * as pulumi from "@pulumi/pulumi";

import type { DeployKey } from "../../credentials/source-credentials";
import type { ListedDeployKey } from "./lookups/deploy-keys";

/**
 * Registers a deploy key. A key with other rights is another key and another resource, so a change of the arguments never replaces
 * it. GitHub accepts a key only once: one that somebody else wants to have replaced is deleted first. The title is only for
 * people, and a key keeps its first title.
 */
export function createDeployKey(
  { name, title, readOnly, identityPub }: DeployKey,
  repository: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): RepositoryDeployKey {
  const args = { repository, title, key: identityPub, readOnly };
  return new RepositoryDeployKey(`${name}-deploy-key`, args, {
    ...opts,
    deleteBeforeReplace: true,
    ignoreChanges: ["title"],
  });
}

/**
 * Returns the option to import a deploy key that is registered already: a run that was killed between GitHub's answer
 * and the state file leaves such a key, and GitHub refuses to register it again. The import of a key that is in the
 * state already does nothing, so this check is safe on every run.
 */
export function importRegistered(
  listed: readonly ListedDeployKey[],
  { repository, key }: { readonly repository: string; readonly key: string },
): { readonly import?: string } {
  const registered = listed.find((candidate) => candidate.key === key);
  return registered === undefined ? {} : { import: `${repository}:${String(registered.id)}` };
}
