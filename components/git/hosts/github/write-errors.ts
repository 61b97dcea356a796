import { isRateLimit, lastLine, type GitHubTarget } from "./read-errors";

/** What to do about a write that failed. */
export type Verdict = { readonly retry: string } | { readonly explanation: string };

/** How often a write is tried again before the error is shown. */
const SHORT = 3;
const LONG = 40;

/**
 * What to do about a write to GitHub that the provider gave up on.
 *
 * @param message the provider's error, which ends in GitHub's own words
 * @param what that was written, such as `clusters/prod/flux-system/gotk-sync.yaml`
 * @param failures how often it failed by now
 */
export function classifyError(message: string, what: string, target: GitHubTarget, failures: number): Verdict {
  const { owner, repository, branch } = target;
  const place = `${owner}/${repository}`;
  const explained = (text: string): Verdict => {
    // What was written but not read back would be kept as half made, and later runs could not finish it. Doing it again finishes
    // it, or fails before anything is written: then nothing is kept, and the next run takes over what it finds.
    if (isRead(message) && failures < SHORT)
      return { retry: `github: ${what} of ${place}: GitHub did not let it be read.` };
    return { explanation: `github: ${what} of ${place}: ${text} GitHub said: ${lastLine(message)}` };
  };
  const retried = (attempts: number, text: string): Verdict =>
    failures < attempts
      ? { retry: `github: ${what} of ${place}: ${text}` }
      : explained(`${text} It was tried ${String(failures)} times; run it again.`);

  // GitHub makes a commit only on top of the one that it has just read, and answers so when another came in between.
  if (/\b409\b.*\bis at\b.*\bbut expected\b/is.test(message))
    return retried(LONG, `somebody else pushed to ${branch} at the same moment.`);
  if (isRateLimit(message)) return retried(LONG, "GitHub limits the rate of requests.");
  if (
    /\b50[0234]\b|\bEOF\b|connection re(set|fused)|broken pipe|timed? ?out|no such host|unreachable|server closed/i.test(
      message,
    )
  ) {
    return retried(SHORT, "GitHub does not answer as it should.");
  }
  if (/sha\b.*wasn't supplied/is.test(message))
    return retried(SHORT, "it is there already, as when the answer to an earlier attempt was lost.");
  if (/through a pull request|protected branch|approving review|rule violations|required status check/i.test(message)) {
    return explained(
      `${branch} of ${place} is protected against pushes. Set commit.mode to "pullRequest", or let the token's owner bypass the protection.`,
    );
  }
  if (/key is already in use/i.test(message)) {
    return explained(
      `the key is registered already, in ${place} or elsewhere. Run it again: a key that an interrupted run has registered is taken over.`,
    );
  }
  if (/hook already exists/i.test(message)) {
    return explained(
      "it is there already, as when an interrupted run has made it. Delete it in the repository's settings, and run it again.",
    );
  }
  if (/name already exists/i.test(message)) {
    return explained("there is a repository of this name already. Take github.createRepository away to use it.");
  }
  if (/\b401\b|bad credentials/i.test(message))
    return explained("the token was refused (401). Give the GitHub provider one that is valid.");
  if (/\b40[34]\b/.test(message)) {
    return explained(
      `the token may not write (403, or 404 where it may not even read). It needs write access to the contents of ${place} and, for a deploy key, to its administration, for a webhook, to its webhooks.`,
    );
  }
  return explained("GitHub did not do it. Run it again: what is done already stays.");
}

/** Whether it was a read that failed, before or after the write. */
export function isRead(message: string): boolean {
  // The provider looks for the branch without saying so.
  return /^(GET |Get "|unexpected status code)/.test(lastLine(message));
}

/** Whether GitHub refused a write because the file is not what it was when Pulumi last saw it. */
export function isConflict(message: string): boolean {
  return /\b409\b.*does not match/is.test(message);
}

/** Says that a file is as it is wanted, but not as Pulumi remembers it, and what to do. */
export function writtenBefore(file: string, { owner, repository, branch }: GitHubTarget): string {
  return (
    `github: ${file} of ${owner}/${repository} at ${branch} is as it is wanted already: GitHub's answer to an earlier attempt was lost. ` +
    "Run `pulumi up --refresh`, so that Pulumi learns of the commit."
  );
}

/** Says that a file was changed by somebody else, by whom, and what to do. */
export function changedByOthers(
  file: string,
  { owner, repository, branch }: GitHubTarget,
  last: { readonly sha: string; readonly author: string; readonly message: string },
): string {
  const { sha, author, message } = last;
  const commit =
    sha === ""
      ? ""
      : ` The last commit to it is ${sha.slice(0, 12)}${author === "" ? "" : ` by ${author}`}: ${JSON.stringify(message.split("\n")[0])}.`;
  return (
    `github: ${file} of ${owner}/${repository} at ${branch} is not what Pulumi last wrote.${commit} Nothing was overwritten. Run ` +
    "`pulumi preview --refresh --diff` to see the difference, then `pulumi up --refresh` to write the program's version."
  );
}
