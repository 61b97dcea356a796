import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../../errors";
import { LONG, pause, reportWaiting, SHORT } from "../pause";
import { ApiError } from "../providers/api";
import { explainGitHubError, isRateLimit, type GitHubTarget } from "../read-errors";

/**
 * Asks GitHub, and repeats it when GitHub limits the rate of requests, or does not answer as it should. The GitHub provider repeats the
 * latter by itself, and waits when GitHub says for how long.
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
        const reason = passing(error, message, failures);
        if (reason === undefined) throw new BootstrapError(explainGitHubError(message, target));
        void pulumi.log.info(`github: ${named}: ${reason} The request is repeated.`, component);
        await pause(failures, error instanceof ApiError ? error.retryAfterMs : undefined);
      }
    }
  } finally {
    stop();
  }
}

/** Returns why a request failed that may succeed when it is repeated; undefined when it will not. */
function passing(error: unknown, message: string, failures: number): string | undefined {
  if (isRateLimit(message)) {
    return isOfProvider(message) || failures >= LONG ? undefined : "GitHub limits the rate of requests.";
  }
  const isUnanswered = error instanceof ApiError && (error.status === 0 || error.status >= 500);
  return isUnanswered && failures < SHORT ? "GitHub does not answer as it should." : undefined;
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
