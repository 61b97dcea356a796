import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../errors";
import { explainGitHubError, isRateLimit, type GitHubTarget } from "./read-errors";
import { pause, sayWhileWaiting } from "../../../git-hosts/github-patience";

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
