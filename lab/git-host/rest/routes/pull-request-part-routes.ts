import { changedFiles } from "../../git/changed-files";
import { history } from "../../git/history";
import { mergeBase } from "../../git/merge-base";
import { created, ok } from "../answer";
import { validationFailed } from "../api-error";
import { optionalTexts } from "../body";
import type { RepositoryCall } from "../call";
import { findPullRequest } from "../find-pull-request";
import { cutPage } from "../page";
import { repositoryRoute, type Route } from "../route";
import { changedFileView } from "../views/changed-file-view";
import { commitView } from "../views/commit-view";
import { pullRequestView } from "../views/pull-request-view";

const REVIEWERS = "/pulls/{pull_number}/requested_reviewers";

/** What a pull request consists of. */
export const PULL_REQUEST_PART_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
  repositoryRoute("GET", "/pulls/{pull_number}/files", async (call) => {
    const { directory } = call.repository;
    const { headSha, baseSha } = await findPullRequest(call);
    const files = await changedFiles(directory, await mergeBase(directory, baseSha, headSha), headSha);
    const { items, headers } = cutPage(call, files);
    return ok(
      items.map((file) => changedFileView(call.state, call.repository, headSha, file)),
      headers,
    );
  }),
  // https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request
  repositoryRoute("GET", "/pulls/{pull_number}/commits", async (call) => {
    const { directory } = call.repository;
    const { headSha, baseSha } = await findPullRequest(call);
    const commits = await history(directory, headSha, { notIn: baseSha });
    const { items, headers } = cutPage(call, [...commits].reverse());
    return ok(
      items.map((commit) => commitView(call.state, call.repository, commit)),
      headers,
    );
  }),
  // https://docs.github.com/en/rest/pulls/review-requests#request-reviewers-for-a-pull-request
  repositoryRoute("POST", REVIEWERS, async (call) => {
    const pull = await findPullRequest(call);
    const { users, teams } = reviewersOf(call);
    const { accounts, user } = call.state;
    if (users.some((login) => !accounts.has(login.toLowerCase())) || (teams.length > 0 && isOfUser(call)))
      throw refused("Reviews may only be requested from collaborators.");
    if (users.includes(user.login)) throw refused("Review cannot be requested from pull request author.");
    pull.reviewers = [...new Set([...pull.reviewers, ...users])];
    pull.teamReviewers = [...new Set([...pull.teamReviewers, ...teams])];
    return created(pullRequestView(call, pull));
  }),
  // https://docs.github.com/en/rest/pulls/review-requests#remove-requested-reviewers-from-a-pull-request
  repositoryRoute("DELETE", REVIEWERS, async (call) => {
    const pull = await findPullRequest(call);
    const { users, teams } = reviewersOf(call);
    pull.reviewers = pull.reviewers.filter((login) => !users.includes(login));
    pull.teamReviewers = pull.teamReviewers.filter((slug) => !teams.includes(slug));
    return ok(pullRequestView(call, pull));
  }),
];

function reviewersOf({ body }: RepositoryCall) {
  return { users: optionalTexts(body, "reviewers") ?? [], teams: optionalTexts(body, "team_reviewers") ?? [] };
}

/** Only organizations have teams. */
function isOfUser({ repository }: RepositoryCall): boolean {
  return repository.owner.type === "User";
}

function refused(message: string): Error {
  return validationFailed({ resource: "PullRequest", code: "custom", message });
}
