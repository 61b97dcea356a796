import type { PullRequest } from "../../state/pull-request";
import { ok, type Answer } from "../answer";
import { optionalTexts } from "../body";
import { ApiError } from "../api-error";
import { parameter, type RepositoryCall } from "../call";
import { findPullRequest } from "../find-pull-request";
import { repositoryRoute, type Route } from "../route";
import { labelView } from "../views/label-view";

const PATH = "/issues/{issue_number}/labels";

/** Labels of pull requests, which are issues too. A label that is new to the repository is made. */
export const LABEL_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/issues/labels#list-labels-for-an-issue
  repositoryRoute("GET", PATH, async (call) => labels(call, await findPullRequest(call, "issue_number"))),
  // https://docs.github.com/en/rest/issues/labels#add-labels-to-an-issue
  repositoryRoute("POST", PATH, async (call) => {
    const pull = await findPullRequest(call, "issue_number");
    pull.labels = [...new Set([...pull.labels, ...(optionalTexts(call.body, "labels") ?? [])])];
    return labels(call, pull);
  }),
  // https://docs.github.com/en/rest/issues/labels#set-labels-for-an-issue
  repositoryRoute("PUT", PATH, async (call) => {
    const pull = await findPullRequest(call, "issue_number");
    pull.labels = [...new Set(optionalTexts(call.body, "labels") ?? [])];
    return labels(call, pull);
  }),
  // https://docs.github.com/en/rest/issues/labels#remove-a-label-from-an-issue
  repositoryRoute("DELETE", `${PATH}/{name}`, async (call) => {
    const pull = await findPullRequest(call, "issue_number");
    const name = parameter(call, "name");
    if (!pull.labels.includes(name)) throw new ApiError(404, "Label does not exist");
    pull.labels = pull.labels.filter((label) => label !== name);
    return labels(call, pull);
  }),
];

function labels({ state, repository }: RepositoryCall, pull: PullRequest): Answer {
  return ok(pull.labels.map((name) => labelView(state.urls, repository, name)));
}
