import { getBranch } from "@pulumi/github/getBranch";
import { getRepository } from "@pulumi/github/getRepository";
import { getRepositoryDeployKeys } from "@pulumi/github/getRepositoryDeployKeys";
import { getRepositoryFile } from "@pulumi/github/getRepositoryFile";
import { getRepositoryPullRequests } from "@pulumi/github/getRepositoryPullRequests";
import { getRestApi } from "@pulumi/github/getRestApi";
import { getTree } from "@pulumi/github/getTree";
import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../../errors";
import { isRecord } from "../../../../manifests/is-record";
import { requirementsOfProtection, requirementsOfRules } from "../branch-rules";
import * as errors from "../read-errors";
import type { GitHubTarget } from "../read-errors";
import { askGitHub } from "./ask";
import { keysOf, listDeployKeys, NotListed, type ListedDeployKey } from "./deploy-keys";
import type { FoundRepository, RepositoryReader } from "./reader";

/** What is known in a preview in which the provider's own settings are not known yet. */
const UNKNOWN: FoundRepository = { deployKeys: [], archived: false };
/** GitHub lists seven megabytes at most, and does not let the provider know that it has left files out. */
const MOST_FILES = 20_000;

/** Returns a reader that asks through the component's GitHub provider, which needs a request for each thing. */
export function providerReader(target: GitHubTarget, listsKeys: boolean, component: pulumi.Resource): RepositoryReader {
  let found: Promise<FoundRepository> | undefined;
  const look = () => (found ??= lookUp(target, listsKeys, component));
  return {
    lookUp: look,
    async read(file) {
      await look();
      return readFile(target, file, component);
    },
    async listFiles() {
      const { commit } = await look();
      return commit === undefined ? undefined : listFiles(target, commit, component);
    },
    async isFormerName(name) {
      const { fullName } = await look();
      return fullName === undefined ? false : leadsTo(name, fullName, target, component);
    },
    async hasEnded(head) {
      const { owner, repository, branch } = target;
      const args = { owner, baseRepository: repository, baseRef: branch, headRef: `${owner}:${head}`, state: "closed" };
      const ask = () => getRepositoryPullRequests(args, { parent: component });
      const found = await askGitHub("the pull requests", ask, target, component);
      return ((found as Partial<typeof found> | undefined)?.results ?? []).length > 0;
    },
    async requirements() {
      const branch = encodeURIComponent(target.branch);
      const read = (path: string) =>
        readRestApi(
          `repos/${target.owner}/${target.repository}/${path}`,
          `the rules of the branch ${target.branch}`,
          target,
          component,
        );
      return (
        requirementsOfRules(await read(`rules/branches/${branch}?per_page=100`)) ??
        requirementsOfProtection(await read(`branches/${branch}/protection`))
      );
    },
  };
}

async function lookUp(target: GitHubTarget, listsKeys: boolean, component: pulumi.Resource): Promise<FoundRepository> {
  const { repository, branch } = target;
  const opts = { parent: component };
  const [listed, foundRepository, foundBranch] = await Promise.all([
    // This call fails for a missing repository; the other two then answer as empty as a provider that is not
    // configured.
    listsKeys ? listDeployKeys(() => readKeys(repository, component), target, component) : [],
    // The name alone: the provider adds its own owner, which must be the caller's.
    askGitHub("the settings", () => getRepository({ name: repository }, opts), target, component),
    askGitHub(`the branch ${branch}`, () => getBranch({ repository, branch }, opts), target, component),
  ]);
  if (listed === NotListed.Unknown) return UNKNOWN;
  if (listed === NotListed.NotAllowed && isEmpty(foundRepository))
    throw new BootstrapError(errors.repositoryNotFound(target));
  if (!listsKeys && isEmpty(foundRepository)) {
    if (pulumi.runtime.isDryRun()) return UNKNOWN;
    throw new BootstrapError(errors.repositoryNotFound(target));
  }
  const fullName = isEmpty(foundRepository) ? "" : foundRepository.fullName;
  const asked = `${target.owner}/${repository}`;
  if (fullName.toLowerCase() !== asked.toLowerCase()) {
    if (!(await leadsTo(asked, fullName, target, component)))
      throw new BootstrapError(errors.wrongOwner(target, fullName.split("/")[0] ?? ""));
    void pulumi.log.warn(errors.renamedRepository(target, fullName), component);
  }
  if (isEmpty(foundBranch)) throw new BootstrapError(errors.branchNotFound(target));
  return {
    deployKeys: keysOf(listed, target, component),
    archived: !isEmpty(foundRepository) && foundRepository.archived,
    fullName,
    commit: foundBranch.sha,
  };
}

/** Returns undefined when the provider's own settings are not known yet. */
async function readKeys(
  repository: string,
  component: pulumi.Resource,
): Promise<readonly ListedDeployKey[] | undefined> {
  const answer = await getRepositoryDeployKeys({ repository }, { parent: component });
  return (answer as Partial<typeof answer>).keys;
}

async function leadsTo(
  name: string,
  fullName: string,
  target: GitHubTarget,
  component: pulumi.Resource,
): Promise<boolean> {
  const found = await readRestApi(`repos/${name}`, "the former name", target, component);
  const present = isRecord(found) ? found["full_name"] : undefined;
  return typeof present === "string" && present.toLowerCase() === fullName.toLowerCase();
}

function isEmpty(answer: object | undefined): boolean {
  return answer === undefined || Object.keys(answer).length === 0;
}

/**
 * Reads what the provider has no function for.
 *
 * @param endpoint the path below the API's address
 * @param what the part of the repository that is asked for
 * @returns undefined when there is none, or the token may not have it
 */
async function readRestApi(
  endpoint: string,
  what: string,
  target: GitHubTarget,
  component: pulumi.Resource,
): Promise<unknown> {
  const ask = () =>
    getRestApi({ endpoint }, { parent: component }).catch((error: unknown) => {
      if (errors.isLackOfRights(String(error))) return undefined;
      throw error;
    });
  const answer: Partial<Awaited<ReturnType<typeof ask>>> = await askGitHub(what, ask, target, component);
  return answer?.body === undefined ? undefined : (JSON.parse(answer.body) as unknown);
}

/**
 * Lists the files of a commit; undefined when they are too many to be sure of all.
 * @see https://docs.github.com/en/rest/git/trees#get-a-tree
 */
async function listFiles(
  target: GitHubTarget,
  commit: string,
  component: pulumi.Resource,
): Promise<string[] | undefined> {
  const args = { repository: target.repository, treeSha: commit, recursive: true };
  const found = await askGitHub("the files", () => getTree(args, { parent: component }), target, component);
  // A provider whose own settings are not known yet returns nothing.
  const { entries = [] } = found as Partial<typeof found>;
  if (entries.length === 0 || entries.length > MOST_FILES) return undefined;
  return entries.filter(({ type }) => type === "blob").map(({ path }) => path);
}

/** Reads a file on the branch. */
async function readFile(target: GitHubTarget, file: string, component: pulumi.Resource): Promise<string | undefined> {
  const { repository, branch } = target;
  const found = await askGitHub(
    file,
    () => getRepositoryFile({ repository, branch, file }, { parent: component }),
    target,
    component,
  );
  // For a file that does not exist, the provider returns nothing, or an object without content.
  return (found as Partial<typeof found> | undefined)?.content;
}
