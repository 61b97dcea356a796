import { getRepositoryFile } from "@pulumi/github/getRepositoryFile";
import { getRestApi } from "@pulumi/github/getRestApi";
import { getTree } from "@pulumi/github/getTree";
import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../errors";
import { pause, reportWaiting } from "./pause";
import { explainGitHubError, isLackOfRights, isRateLimit, type GitHubTarget } from "./read-errors";

/** Number of attempts before GitHub's refusal is reported. */
const ATTEMPTS = 40;

/**
 * Sends a request to GitHub through the component's provider, and repeats it when GitHub limits the rate of requests.
 * The provider waits by itself only when GitHub says for how long.
 *
 * @param what the part of the repository that is asked for
 * @throws BootstrapError that reports why GitHub could not be asked, and what to do
 */
export async function askGitHub<T>(
  what: string,
  ask: () => Promise<T>,
  target: GitHubTarget,
  component: pulumi.Resource,
): Promise<T> {
  const named = `${what} of ${target.owner}/${target.repository}`;
  const stop = sayWhileWaiting(named, component);
  try {
    for (let failures = 1; ; failures += 1) {
      try {
        return await ask();
      } catch (error) {
        const message = String(error);
        if (!isRateLimit(message) || isOfProvider(message) || failures >= ATTEMPTS)
          throw new BootstrapError(explainGitHubError(message, target));
        void pulumi.log.info(
          `github: ${named}: GitHub limits the rate of requests. The request is repeated.`,
          component,
        );
        await pause(failures);
      }
    }
  } finally {
    stop();
  }
}

/** Returns true when the provider itself could not start; it does not try that again. */
function isOfProvider(message: string): boolean {
  return message.includes("failed to lookup organization");
}

/**
 * Reports at intervals that the program still waits for GitHub: the provider waits silently, for as long as GitHub's
 * limits demand.
 *
 * @returns a function that ends these messages
 */
export function sayWhileWaiting(what: string, component: pulumi.Resource): () => void {
  return reportWaiting(what, (message) => void pulumi.log.info(message, component));
}

/**
 * Reads what the provider has no function for, through the component's provider.
 *
 * @param endpoint the path below the API's address
 * @param what the part of the repository that is asked for
 * @returns undefined when there is none, or the token may not have it
 */
export async function readRestApi(
  endpoint: string,
  what: string,
  target: GitHubTarget,
  component: pulumi.Resource,
): Promise<unknown> {
  const ask = () =>
    getRestApi({ endpoint }, { parent: component }).catch((error: unknown) => {
      if (isLackOfRights(String(error))) return undefined;
      throw error;
    });
  const answer: Partial<Awaited<ReturnType<typeof ask>>> = await askGitHub(what, ask, target, component);
  return answer?.body === undefined ? undefined : (JSON.parse(answer.body) as unknown);
}

/** GitHub lists seven megabytes at most, and does not let the provider know that it has left files out. */
const MOST_FILES = 20_000;

/**
 * Lists the files of a commit, through the component's provider.
 *
 * @returns undefined when they are too many to be sure of all
 * @throws BootstrapError when GitHub does not answer
 * @see https://docs.github.com/en/rest/git/trees#get-a-tree
 */
export async function listCommittedFiles(
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

/**
 * Reads the text of a file on the branch, through the component's provider.
 *
 * @returns undefined when there is no such file, or in a preview in which the provider's own settings are not known yet
 * @throws BootstrapError when GitHub does not answer
 */
export async function readCommittedFile(
  target: GitHubTarget,
  file: string,
  component: pulumi.Resource,
): Promise<string | undefined> {
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
