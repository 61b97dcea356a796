import { isTemporary, readFailure, type GitHubFailure } from "./failure";

/** The branch that the caller asked GitHub for, as it appears in messages. */
export interface GitHubTarget {
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
}

/** Explains in plain words why GitHub could not be asked about the repository, and what to do. */
export function explainGitHubError(message: string, target: GitHubTarget): string {
  const { owner, repository } = target;
  const about = `github: cannot read ${owner}/${repository}`;
  const failure = readFailure(message);
  const { status, words, proxy, said } = failure;
  if (proxy !== undefined) return `${about}: ${proxy} The error was: ${said}`;
  if (isRateLimit(message))
    return `${about}: GitHub limits the rate of requests. Run it again in some minutes. GitHub said: ${said}`;
  if (status === 401 || /bad credentials/i.test(words)) {
    return `${about}: the token was refused (401). Give the GitHub provider a token that is valid: its "token" argument, the stack setting github:token or the variable GITHUB_TOKEN.`;
  }
  if (isNotFound(failure)) return repositoryNotFound(target);
  // https://docs.github.com/en/rest/git/refs#get-a-reference: the status 409
  if (/repository is empty/i.test(words)) return repositoryEmpty(target);
  if (status === 403) {
    return `${about}: access is forbidden (403). Give the token read and write access to the repository's contents and administration (deploy keys). GitHub said: ${said}`;
  }
  if (status === undefined && isTemporary(failure)) {
    return `${about}: the Git host does not answer. Check the provider's base URL and the network, then run it again. The error was: ${said}`;
  }
  return `${about}. Run it again; if that does not help, check the status of GitHub. GitHub said: ${said}`;
}

/** Returns true when GitHub refused a request because of its rate limit. */
export function isRateLimit(message: string): boolean {
  const { status, words, proxy } = readFailure(message);
  return proxy === undefined && (status === 429 || /rate limit|abuse detection/i.test(words));
}

/** Returns true when GitHub refused a request because of what the token may do. It hides what the token may not see. */
export function isLackOfRights(message: string): boolean {
  const failure = readFailure(message);
  const isRefused = isNotFound(failure) || failure.status === 403;
  return isRefused && failure.proxy === undefined && !isRateLimit(message);
}

/** A branch that does not exist has other words. */
function isNotFound({ status, words }: GitHubFailure): boolean {
  return status === 404 && /\b404 Not Found/.test(words);
}

export function keysNotListed({ owner, repository }: GitHubTarget): string {
  return `github: this token may not list the deploy keys of ${owner}/${repository}, so the preview goes on without them. A \`pulumi up\` that registers a key requires a token with read and write access to the repository's administration.`;
}

export function repositoryNotFound({ owner, repository }: GitHubTarget): string {
  return `github: repository ${owner}/${repository} was not found. Check that it exists, that the token may read it and its deploy keys, and that the GitHub provider's owner is ${JSON.stringify(owner)}.`;
}

export function repositoryEmpty({ owner, repository, branch }: GitHubTarget): string {
  return (
    `github: ${owner}/${repository} is empty, and so has no branch ${JSON.stringify(branch)} to commit to. Push a first commit from a clone: ` +
    `\`git commit --allow-empty -m "First commit" && git push origin HEAD:${branch}\`.`
  );
}

/** @param ofProvider the owner of the GitHub provider */
export function wrongOwner({ owner }: GitHubTarget, ofProvider: string): string {
  return `github.owner: must be the owner of the GitHub provider, ${JSON.stringify(ofProvider)}, got ${JSON.stringify(owner)}. Give the provider the same owner.`;
}

export function renamedRepository({ owner, repository }: GitHubTarget, fullName: string): string {
  const [newOwner, name] = fullName.split("/");
  const advice = [
    ...(newOwner === owner ? [] : [`github.owner and the owner of the GitHub provider to ${JSON.stringify(newOwner)}`]),
    ...(name === repository ? [] : [`github.repository to ${JSON.stringify(name)}`]),
  ];
  return (
    `github: ${owner}/${repository} is ${fullName} now. GitHub leads the former name there only until another repository gets it. ` +
    `Set ${advice.join(" and ")}, with \`allowMove: true\` for one \`pulumi up\` where this stack has committed before.`
  );
}

export function branchNotFound({ owner, repository, branch }: GitHubTarget): string {
  return `github: ${owner}/${repository} has no branch ${JSON.stringify(branch)}. Create it with a first commit, or set github.branch.`;
}
