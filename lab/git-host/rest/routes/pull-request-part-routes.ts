import { changedFiles } from "../../git/changed-files";
import { history } from "../../git/history";
import { mergeBase } from "../../git/merge-base";
import { created, ok } from "../answer";
import { validationFailed } from "../api-error";
import { optionalTexts } from "../body";
import { findPullRequest } from "../find-pull-request";
import { cutPage } from "../page";
import { repositoryRoute, type Route } from "../route";
import { changedFileView } from "../views/changed-file-view";
import { commitView } from "../views/commit-view";
import { pullRequestView } from "../views/pull-request-view";

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
  repositoryRoute("POST", "/pulls/{pull_number}/requested_reviewers", async (call) => {
    const pull = await findPullRequest(call);
    const reviewers = optionalTexts(call.body, "reviewers") ?? [];
    if (reviewers.some((login) => !call.state.accounts.has(login.toLowerCase()))) {
      const message = "Reviews may only be requested from collaborators.";
      throw validationFailed({ resource: "PullRequest", code: "custom", message });
    }
    pull.reviewers = [...new Set([...pull.reviewers, ...reviewers])];
    return created(pullRequestView(call, pull));
  }),
];
