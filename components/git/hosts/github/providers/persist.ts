import { pause, reportWaiting } from "../pause";
import type { GitHubTarget } from "../read-errors";
import { classifyError } from "../write-errors";
import { ApiError } from "./api";
import { Explanation } from "./explanation";

/**
 * Repeats work on GitHub after what passes by itself, such as a push of somebody else or a limit, and explains what does not. Its
 * lines appear in the output of Pulumi.
 *
 * @param what the thing that is written, for messages
 */
export async function persist<T>(what: string, target: GitHubTarget, work: () => Promise<T>): Promise<T> {
  const { owner, repository } = target;
  const stop = reportWaiting(`${what} of ${owner}/${repository}`, (message) => console.log(message));
  try {
    for (let failures = 1; ; failures += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const verdict = classifyError(error.message, what, target, failures);
        if ("explanation" in verdict) throw new Explanation(verdict.explanation);
        console.log(`${verdict.retry} The request is repeated.`);
        await pause(failures, error.retryAfterMs);
      }
    }
  } finally {
    stop();
  }
}
