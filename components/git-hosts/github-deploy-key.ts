import { RepositoryDeployKey } from "@pulumi/github/repositoryDeployKey";
import type * as pulumi from "@pulumi/pulumi";

import type { ListedDeployKey } from "./github-lookup";

/** A key that may read one repository. */
export interface DeployKeyOptions {
  readonly repository: pulumi.Input<string>;
  readonly title: string;
  /** The public key, as a line of `authorized_keys` without a comment. */
  readonly key: pulumi.Input<string>;
}

/** Registers a read-only deploy key. GitHub takes a key only once, so it goes before its replacement comes. */
export function createDeployKey(
  name: string,
  { repository, title, key }: DeployKeyOptions,
  opts: pulumi.CustomResourceOptions,
): RepositoryDeployKey {
  return new RepositoryDeployKey(name, { repository, title, key, readOnly: true }, { ...opts, deleteBeforeReplace: true });
}

/**
 * The option to import a deploy key that is registered already: a run that was killed between GitHub's answer and the
 * state file leaves such a key, and GitHub refuses to register it again. Importing what is in the state is no operation,
 * so it does no harm to ask on every run.
 */
export function importRegistered(
  listed: readonly ListedDeployKey[],
  { repository, title, key }: { readonly repository: string; readonly title: string; readonly key: string },
): { readonly import?: string } {
  const registered = listed.find((candidate) => candidate.key === key && candidate.title === title);
  return registered === undefined ? {} : { import: `${repository}:${String(registered.id)}` };
}
