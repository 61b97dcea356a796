import { RepositoryDeployKey } from "@pulumi/github/repositoryDeployKey";
import type * as pulumi from "@pulumi/pulumi";

import type { DeployKey } from "../../credentials/source-credentials";
import type { ListedDeployKey } from "./lookup";

/**
 * Registers a deploy key. GitHub takes a key only once, so it goes before its replacement comes: that is one with other rights,
 * as another key is another resource. The title is only for people, and a key keeps the one that it was registered with.
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
 * The option to import a deploy key that is registered already: a run that was killed between GitHub's answer and the
 * state file leaves such a key, and GitHub refuses to register it again. Importing what is in the state is no operation,
 * so it does no harm to ask on every run.
 */
export function importRegistered(
  listed: readonly ListedDeployKey[],
  { repository, key }: { readonly repository: string; readonly key: string },
): { readonly import?: string } {
  const registered = listed.find((candidate) => candidate.key === key);
  return registered === undefined ? {} : { import: `${repository}:${String(registered.id)}` };
}
