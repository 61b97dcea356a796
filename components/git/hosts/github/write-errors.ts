import { isTemporary, readFailure } from "./failure";
import { LONG, SHORT } from "./pause";
import { isRateLimit, type GitHubTarget } from "./read-errors";

/** The decision about a write that failed: repeat it, or explain it. */
export type Verdict = { readonly retry: string } | { readonly explanation: string };

/**
 * Decides about a write to GitHub that the provider has given up.
 *
 * @param message the provider's error, which ends in GitHub's own words
 * @param what the thing that was written, such as `clusters/prod/flux-system/gotk-sync.yaml`
 * @param failures the number of failures so far
 */
export function classifyError(message: string, what: string, target: GitHubTarget, failures: number): Verdict {
  const { owner, repository, branch } = target;
  const place = `${owner}/${repository}`;
  const failure = readFailure(message);
  const { status, words, proxy, said } = failure;
  const explained = (text: string): Verdict => {
    // A resource that was written but not read back would stay in the state as incomplete, and later runs could not
    // finish it. A second attempt finishes it, or fails before it writes: then the state keeps nothing, and the next
    // run takes over what it finds.
    if (isRead(message) && failures < SHORT)
      return { retry: `github: ${what} of ${place}: GitHub did not let it be read.` };
    return {
      explanation: `github: ${what} of ${place}: ${text} ${proxy === undefined ? "GitHub said" : "The error was"}: ${said}`,
    };
  };
  const retried = (attempts: number, text: string): Verdict =>
    failures < attempts
      ? { retry: `github: ${what} of ${place}: ${text}` }
      : explained(`${text} It was tried ${String(failures)} times; run it again.`);

  // GitHub adds a commit only on top of the one that it has just read, and gives this answer when another commit came
  // in between.
  if (/\bis at\b.*\bbut expected\b|\bexpected branch to point to\b|\bnot a fast.forward\b/is.test(words))
    return retried(LONG, `somebody else pushed to ${branch} at the same moment.`);
  if (isRateLimit(message)) return retried(LONG, "GitHub limits the rate of requests.");
  if (isTemporary(failure)) return retried(SHORT, proxy ?? "GitHub does not answer as it should.");
  if (proxy !== undefined) return explained(proxy);
  if (/\bwasn't supplied/i.test(words))
    return retried(SHORT, "it exists already, for example because the answer to an earlier attempt was lost.");
  if (/verified signatures/i.test(words)) return explained(signaturesRequired(target));
  if (
    /through a pull request|(protected|locked) branch|protected ref|approving review|rule violations|required status check/i.test(
      words,
    )
  )
    return explained(protectedBranch(target));
  if (/\barchived so\b|\b(is|was) archived\b/i.test(words)) {
    return explained(
      "the repository is archived, and takes neither commits nor keys. Unarchive it in its settings on GitHub.",
    );
  }
  if (/key is already in use/i.test(words)) {
    return explained(
      `the key is registered already, in ${place} or elsewhere. Run it again: the next run takes over a key that an interrupted run has registered.`,
    );
  }
  if (/reviews? (may only|cannot) be requested/i.test(words)) {
    return explained(
      "it is open, but these reviews cannot be asked for. Name in commit.pullRequest.reviewers only collaborators of the repository, " +
        "without the owner of the token, and run it again.",
    );
  }
  if (/hook already exists/i.test(words)) {
    return explained(
      "it exists already, for example from an interrupted run. Delete it in the repository's settings, and run it again.",
    );
  }
  if (/name already exists/i.test(words)) {
    return explained("a repository of this name exists already. Remove github.createRepository to use it.");
  }
  if (status === 401 || /bad credentials/i.test(words))
    return explained("the token was refused (401). Give the GitHub provider one that is valid.");
  if (status === 403 || status === 404) {
    return explained(
      `the token may not write (403, or 404 where it may not even read). Give it write access to the contents of ${place} and, for a deploy key, to its administration, for a webhook, to its webhooks.`,
    );
  }
  return explained(
    `${status === undefined ? "it failed" : "GitHub refused it"}. Run it again: what is done already stays.`,
  );
}

/** Explains that a branch takes no pushes, and the ways. */
export function protectedBranch({ owner, repository, branch }: GitHubTarget): string {
  return `${branch} of ${owner}/${repository} is protected against pushes. Set commit.mode to "pullRequest", or let the token's owner bypass the protection.`;
}

/** Explains that a branch takes signed commits only, and the ways. */
export function signaturesRequired({ owner, repository, branch }: GitHubTarget): string {
  return (
    `${branch} of ${owner}/${repository} requires signed commits. GitHub signs them where commit.author is not set and the token is given by ` +
    "the GitHub provider's arguments, the stack's setting github:token or the variable GITHUB_TOKEN. Otherwise let the token's owner bypass " +
    'the rule, or set commit.mode to "none" and commit the files that are output.'
  );
}

/** Returns true when a read failed, before or after the write. */
export function isRead(message: string): boolean {
  // The provider's error about the branch does not name the request.
  return /^(GET |Get "|unexpected status code)/.test(readFailure(message).said);
}

/** Returns true when GitHub refused a write because the file has changed since Pulumi last read it. */
export function isConflict(message: string): boolean {
  const { status, words } = readFailure(message);
  return status === 409 && /does not match/i.test(words);
}

/** Explains that a file has the wanted content already, but not in Pulumi's state, and what to do. */
export function writtenBefore(file: string, { owner, repository, branch }: GitHubTarget): string {
  return (
    `github: ${file} of ${owner}/${repository} at ${branch} has the wanted content already: GitHub's answer to an earlier attempt was lost. ` +
    "Run `pulumi up --refresh`, so that Pulumi records the commit."
  );
}

/** The way to go on after somebody else has changed a file: the command, and what it then does. */
export const REWRITE = "`pulumi up --refresh` to write the program's version";
export const DELETE = "`pulumi destroy --refresh` to delete it nevertheless";

/** Explains that somebody else changed a file, who it was, and what to do. */
export function changedByOthers(
  file: string,
  { owner, repository, branch }: GitHubTarget,
  last: { readonly sha: string; readonly author: string; readonly message: string },
  way: typeof REWRITE | typeof DELETE = REWRITE,
): string {
  const { sha, author, message } = last;
  const commit =
    sha === ""
      ? ""
      : ` The last commit to it is ${sha.slice(0, 12)}${author === "" ? "" : ` by ${author}`}: ${JSON.stringify(message.split("\n")[0])}.`;
  return (
    `github: ${file} of ${owner}/${repository} at ${branch} is not what Pulumi last wrote.${commit} Nothing was overwritten. Run ` +
    `\`pulumi preview --refresh --diff\` to see the difference, then ${way}.`
  );
}
