import { RepositoryDeployKey } from "@pulumi/github/repositoryDeployKey";
import type * as pulumi from "@pulumi/pulumi";

import type { DeployKey } from "../../credentials/source-credentials";
import { DirectResource } from "./direct-resource";
import type { ListedDeployKey } from "./lookups/deploy-keys";
import { repositoryArgs, type DirectPlace } from "./place";

/**
 * Registers a deploy key. A key with other rights is another key and another resource, so a change of the arguments never replaces
 * it. GitHub accepts a key only once: one that somebody else wants to have replaced is deleted first. The title is only for
 * people, and a key keeps its first title.
 */
export function createDeployKey(
  { name, title, readOnly, identityPub }: DeployKey,
  place: DirectPlace,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const args = { ...repositoryArgs(place), title, key: identityPub, readOnly, number: undefined };
  return new DirectResource("DeployKey", nameOf(name), args, place, { ...opts, ...KEY_OPTIONS });
}

/** Registers a deploy key by the GitHub provider. */
export function provideDeployKey(
  { name, title, readOnly, identityPub }: DeployKey,
  repository: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const args = { repository, title, key: identityPub, readOnly };
  return new RepositoryDeployKey(nameOf(name), args, { ...opts, ...KEY_OPTIONS });
}

const KEY_OPTIONS = { deleteBeforeReplace: true, ignoreChanges: ["title"] } satisfies pulumi.CustomResourceOptions;

function nameOf(name: string): string {
  return `${name}-deploy-key`;
}

/**
 * Returns the option to import a deploy key into the GitHub provider's resource when it is registered already: a run that was killed
 * between GitHub's answer and the state file leaves such a key, and GitHub refuses to register it again. The import of a key that is
 * in the state already does nothing, so this check is safe on every run.
 */
export function importRegistered(
  listed: readonly ListedDeployKey[],
  { repository, key }: { readonly repository: string; readonly key: string },
): { readonly import?: string } {
  const registered = listed.find((candidate) => candidate.key === key);
  return registered === undefined ? {} : { import: `${repository}:${String(registered.id)}` };
}
