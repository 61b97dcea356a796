import { isAncestor } from "../git/is-ancestor";
import { readObjects } from "../git/read-objects";
import type { PullRequest } from "../state/pull-request";
import { validationFailed } from "./api-error";
import { optionalFlag, optionalText, requiredText } from "./body";
import type { RepositoryCall } from "./call";

/**
 * Opens a pull request between two branches of the repository.
 *
 * @see https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request
 */
export async function createPullRequest({ state, repository, body }: RepositoryCall): Promise<PullRequest> {
  const { directory, owner, pullRequests } = repository;
  const title = requiredText(body, "title");
  const base = requiredText(body, "base");
  const prefix = `${owner.login}:`;
  const given = requiredText(body, "head");
  const head = given.startsWith(prefix) ? given.slice(prefix.length) : given;
  const [headTip, baseTip] = await readObjects(directory, [`refs/heads/${head}`, `refs/heads/${base}`]);
  if (headTip === undefined) throw validationFailed({ resource: "PullRequest", field: "head", code: "invalid" });
  if (baseTip === undefined) throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  const refuse = (message: string): Error => validationFailed({ resource: "PullRequest", code: "custom", message });
  if (await isAncestor(directory, headTip.sha, baseTip.sha)) throw refuse(`No commits between ${base} and ${head}`);
  if (pullRequests.some((pull) => pull.state === "open" && pull.head === head && pull.base === base)) {
    throw refuse(`A pull request already exists for ${prefix}${head}.`);
  }
  const now = new Date();
  const pull: PullRequest = {
    id: state.nextId(),
    number: pullRequests.length + 1,
    title,
    body: optionalText(body, "body") ?? null,
    head,
    base,
    headSha: headTip.sha,
    baseSha: baseTip.sha,
    draft: optionalFlag(body, "draft") ?? false,
    maintainerCanModify: optionalFlag(body, "maintainer_can_modify") ?? true,
    state: "open",
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    mergedAt: undefined,
    mergeCommit: undefined,
    labels: [],
    reviewers: [],
    teamReviewers: [],
  };
  pullRequests.push(pull);
  return pull;
}
