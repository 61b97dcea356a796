import { getRepositoryFile } from "@pulumi/github/getRepositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../errors";
import { explainGitHubError, isRateLimit, type GitHubTarget } from "./read-errors";

/** How often GitHub is asked before its refusal is shown. */
const ATTEMPTS = 40;

/**
 * Asks GitHub something through the component's provider, and waits when it limits the rate of requests. The provider does so on
 * its own only where GitHub says for how long.
 *
 * @param what of the repository is asked for
 * @throws BootstrapError that says why GitHub could not be asked, and what to do
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
        void pulumi.log.info(`github: ${named}: GitHub limits the rate of requests. It is tried again.`, component);
        await pause(failures);
      }
    }
  } finally {
    stop();
  }
}

/** Whether the provider itself could not start, which it does not try again. */
function isOfProvider(message: string): boolean {
  return message.includes("failed to lookup organization");
}

/** How long GitHub may take before it is said that it is waited for, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Says every now and then that GitHub is waited for: the provider itself waits silently, as long as GitHub's limits ask for.
 *
 * @returns ends that
 */
export function sayWhileWaiting(what: string, component: pulumi.Resource): () => void {
  const say = (): void =>
    void pulumi.log.info(
      `github: still waiting for the answer about ${what}: GitHub may be limiting requests`,
      component,
    );
  const timer = setInterval(say, PATIENCE).unref();
  return () => clearInterval(timer);
}

/** Waits before a further attempt: twice as long each time up to ten seconds, and at random, so that writers do not meet again. */
export async function pause(failures: number): Promise<void> {
  const milliseconds = Math.random() * Math.min(10_000, 250 * 2 ** failures);
  await new Promise((resume) => setTimeout(resume, milliseconds));
}

/**
 * The text of a file on the branch, through the component's provider.
 *
 * @returns nothing when there is no such file, or in a preview in which the provider's own settings are not known yet
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
  // The provider answers with nothing at all, or without a content, for what does not exist.
  return (found as Partial<typeof found> | undefined)?.content;
}
