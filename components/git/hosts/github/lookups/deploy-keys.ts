import * as pulumi from "@pulumi/pulumi";

import { isLackOfRights, keysNotListed, type GitHubTarget } from "../read-errors";
import { askGitHub } from "./ask";

/** A deploy key as GitHub lists it. */
export interface ListedDeployKey {
  readonly id: number;
  readonly title: string;
  /** The public key, without a comment. */
  readonly key: string;
}

/** Why there is no list of deploy keys in a preview, which goes on without it: nothing is registered. */
export const NotListed = {
  /** The token may only read contents, as in the pipeline of a pull request. */
  NotAllowed: "notAllowed",
  /** The provider's own settings are not known yet. */
  Unknown: "unknown",
} as const;
/** Why there is no list of deploy keys in a preview. */
export type NotListed = (typeof NotListed)[keyof typeof NotListed];

/**
 * Lists the deploy keys of a repository.
 *
 * @param list asks GitHub; the answer is undefined when the provider's own settings are not known yet
 * @throws BootstrapError when the provider cannot start, or GitHub refuses the list in an `up`
 */
export async function listDeployKeys(
  list: () => Promise<readonly ListedDeployKey[] | undefined>,
  target: GitHubTarget,
  component: pulumi.Resource,
): Promise<readonly ListedDeployKey[] | NotListed> {
  const allowed = async () => {
    try {
      return (await list()) ?? NotListed.Unknown;
    } catch (error) {
      if (pulumi.runtime.isDryRun() && isLackOfRights(String(error))) return NotListed.NotAllowed;
      throw error;
    }
  };
  return askGitHub("the deploy keys", allowed, target, component);
}

/** Returns the listed keys, none where there is no list, and warns of a token that may not have it. */
export function keysOf(
  listed: readonly ListedDeployKey[] | NotListed,
  target: GitHubTarget,
  component: pulumi.Resource,
): readonly ListedDeployKey[] {
  if (listed === NotListed.NotAllowed) void pulumi.log.warn(keysNotListed(target), component);
  return typeof listed === "string" ? [] : listed;
}
