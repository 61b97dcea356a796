import { getBranch } from "@pulumi/github/getBranch";
import { getRepository } from "@pulumi/github/getRepository";
import { getRepositoryDeployKeys, type GetRepositoryDeployKeysResult } from "@pulumi/github/getRepositoryDeployKeys";
import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../errors";
import { isRecord } from "../../../manifests/is-record";
import { askGitHub, readRestApi } from "./query";
import * as errors from "./read-errors";
import type { GitHubTarget } from "./read-errors";

/** A deploy key as GitHub lists it. */
export interface ListedDeployKey {
  readonly id: number;
  readonly title: string;
  /** The public key, without a comment. */
  readonly key: string;
}

/** What is known of a repository before anything is written. */
export interface FoundRepository {
  readonly deployKeys: readonly ListedDeployKey[];
  /** True when it takes neither commits nor keys. */
  readonly archived: boolean;
  /** Its present name, as `owner/name`; undefined when it is not known yet. */
  readonly fullName?: string;
  /** The last commit of the branch; undefined when it is not known yet. */
  readonly commit?: string;
}

/** What is known in a preview in which the provider's own settings are not known yet. */
const UNKNOWN: FoundRepository = { deployKeys: [], archived: false };

/**
 * Checks on GitHub, through the component's provider, that the repository and the branch exist.
 *
 * @param listsKeys true to list its deploy keys, which requires the right to administer the repository
 * @throws BootstrapError that reports what is missing, refused or out of reach, in preview already where that can be
 * known
 */
export async function lookUp(
  target: GitHubTarget,
  listsKeys: boolean,
  component: pulumi.Resource,
): Promise<FoundRepository> {
  const { repository, branch } = target;
  const opts = { parent: component };
  const [keys, foundRepository, foundBranch] = await Promise.all([
    // This call fails for a missing repository; the other two then answer as empty as a provider that is not
    // configured.
    listsKeys ? askGitHub("the deploy keys", () => listDeployKeys(repository, opts), target, component) : { keys: [] },
    // The name alone: the provider adds its own owner, which must be the caller's.
    askGitHub("the settings", () => getRepository({ name: repository }, opts), target, component),
    askGitHub(`the branch ${branch}`, () => getBranch({ repository, branch }, opts), target, component),
  ]);
  if (keys !== NOT_ALLOWED && isEmpty(keys)) return UNKNOWN;
  if (keys === NOT_ALLOWED && isEmpty(foundRepository)) throw new BootstrapError(errors.repositoryNotFound(target));
  if (!listsKeys && isEmpty(foundRepository)) {
    if (pulumi.runtime.isDryRun()) return UNKNOWN;
    throw new BootstrapError(errors.repositoryNotFound(target));
  }
  const fullName = isEmpty(foundRepository) ? "" : foundRepository.fullName;
  const asked = `${target.owner}/${repository}`;
  if (fullName.toLowerCase() !== asked.toLowerCase()) {
    if (!(await leadsTo(asked, fullName, target, component)))
      throw new BootstrapError(errors.wrongOwner(target, fullName));
    void pulumi.log.warn(errors.renamedRepository(target, fullName), component);
  }
  if (isEmpty(foundBranch)) throw new BootstrapError(errors.branchNotFound(target));
  if (keys === NOT_ALLOWED) void pulumi.log.warn(errors.keysNotListed(target), component);
  return {
    deployKeys: keys === NOT_ALLOWED ? [] : keys.keys,
    archived: !isEmpty(foundRepository) && foundRepository.archived,
    fullName,
    commit: foundBranch.sha,
  };
}

/**
 * Returns true when a name leads to a repository: it is the present name, or a former one, which GitHub redirects.
 *
 * @param name a repository, as `owner/name`
 * @param fullName the present name of another one, or of the same
 * @see https://docs.github.com/en/repositories/creating-and-managing-repositories/renaming-a-repository
 */
export async function leadsTo(
  name: string,
  fullName: string,
  target: GitHubTarget,
  component: pulumi.Resource,
): Promise<boolean> {
  const found = await readRestApi(`repos/${name}`, "the former name", target, component);
  const present = isRecord(found) ? found["full_name"] : undefined;
  return typeof present === "string" && present.toLowerCase() === fullName.toLowerCase();
}

/** The answer to a token that may not list deploy keys. */
const NOT_ALLOWED = "notAllowed";

/**
 * Lists the deploy keys. A preview goes on where the token may only read contents, as in the pipeline of a pull request: nothing
 * is registered in it.
 */
async function listDeployKeys(
  repository: string,
  opts: pulumi.InvokeOptions,
): Promise<Pick<GetRepositoryDeployKeysResult, "keys"> | typeof NOT_ALLOWED> {
  try {
    return await getRepositoryDeployKeys({ repository }, opts);
  } catch (error) {
    if (pulumi.runtime.isDryRun() && errors.isLackOfRights(String(error))) return NOT_ALLOWED;
    throw error;
  }
}

function isEmpty(answer: object | undefined): boolean {
  return answer === undefined || Object.keys(answer).length === 0;
}
