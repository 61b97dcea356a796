import { readObjects } from "../../git/read-objects";
import type { PullRequest } from "../../state/pull-request";
import { refreshPullRequest } from "../../state/refresh-pull-request";
import { created, ok } from "../answer";
import { ApiError, validationFailed } from "../api-error";
import { optionalText, optionalFlag } from "../body";
import { createPullRequest } from "../create-pull-request";
import { findPullRequest } from "../find-pull-request";
import { cutPage } from "../page";
import { repositoryRoute, type Route } from "../route";
import { pullRequestView } from "../views/pull-request-view";
import { wholePullRequestView } from "../views/whole-pull-request-view";

/** Pull requests. */
export const PULL_REQUEST_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
  repositoryRoute("GET", "/pulls", async (call) => {
    const { repository, query } = call;
    for (const pull of repository.pullRequests) await refreshPullRequest(repository, pull);
    const state = query.get("state") ?? "open";
    const head = query.get("head");
    const base = query.get("base");
    const wanted = repository.pullRequests.filter(
      (pull) =>
        (state === "all" || pull.state === state) &&
        (head === null || head === `${repository.owner.login}:${pull.head}`) &&
        (base === null || base === pull.base),
    );
    const sort = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
    const newestFirst = (query.get("direction") ?? (query.has("sort") ? "asc" : "desc")) === "desc";
    const ordered = [...wanted].sort(
      (one, other) => one[sort].getTime() - other[sort].getTime() || one.number - other.number,
    );
    const { items, headers } = cutPage(call, newestFirst ? ordered.reverse() : ordered);
    return ok(
      items.map((pull) => pullRequestView(call, pull)),
      headers,
    );
  }),
  // https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request
  repositoryRoute("POST", "/pulls", async (call) =>
    created(await wholePullRequestView(call, await createPullRequest(call))),
  ),
  // https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request
  repositoryRoute("GET", "/pulls/{pull_number}", async (call) =>
    ok(await wholePullRequestView(call, await findPullRequest(call))),
  ),
  // https://docs.github.com/en/rest/pulls/pulls#update-a-pull-request
  repositoryRoute("PATCH", "/pulls/{pull_number}", async (call) => {
    const { repository, body } = call;
    const pull = await findPullRequest(call);
    const base = optionalText(body, "base");
    if (base !== undefined && base !== pull.base) {
      const [tip] = await readObjects(repository.directory, [`refs/heads/${base}`]);
      if (tip === undefined) throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
      pull.base = base;
      pull.baseSha = tip.sha;
    }
    pull.title = optionalText(body, "title") ?? pull.title;
    pull.body = optionalText(body, "body") ?? pull.body;
    pull.maintainerCanModify = optionalFlag(body, "maintainer_can_modify") ?? pull.maintainerCanModify;
    await changeState(pull, optionalText(body, "state"), repository.directory);
    pull.updatedAt = new Date();
    return ok(await wholePullRequestView(call, pull));
  }),
];

async function changeState(pull: PullRequest, state: string | undefined, directory: string): Promise<void> {
  if (state === undefined || state === pull.state) return;
  if (state !== "open" && state !== "closed") {
    throw new ApiError(422, `Invalid request.\n\nFor 'properties/state', ${state} is not included in the list.`);
  }
  if (state === "open") {
    const [head] = await readObjects(directory, [`refs/heads/${pull.head}`]);
    if (pull.mergedAt !== undefined || head === undefined) {
      const message = "state cannot be changed. The pull request cannot be reopened.";
      throw validationFailed({ resource: "PullRequest", code: "custom", field: "state", message });
    }
  }
  pull.state = state;
  pull.closedAt = state === "closed" ? new Date() : undefined;
}
