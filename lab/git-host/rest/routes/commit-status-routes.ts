import type { CommitStatus } from "../../state/commit-status";
import type { JsonObject } from "../../json";
import { readCommit } from "../../git/read-commit";
import { accountView } from "../views/account-view";
import { fullName } from "../../state/stored-repository";
import { created, ok } from "../answer";
import { notFound, validationFailed } from "../api-error";
import { optionalText, requiredText } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { cutPage } from "../page";
import { repositoryRoute, type Route } from "../route";
import { nodeId } from "../views/node-id";

/** Statuses of commits, which Flux's notification-controller reads and sets. */
export const COMMIT_STATUS_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/commits/statuses#list-commit-statuses-for-a-reference
  repositoryRoute("GET", "/commits/{ref}/statuses", async (call) => {
    const commit = await readCommit(call.repository.directory, parameter(call, "ref"));
    if (commit === undefined) throw notFound();
    const all = call.repository.statuses.filter((status) => status.sha === commit.sha).reverse();
    const { items, headers } = cutPage(call, all);
    return ok(
      items.map((status) => statusView(call, status)),
      headers,
    );
  }),
  // https://docs.github.com/en/rest/commits/statuses#create-a-commit-status
  repositoryRoute("POST", "/statuses/{sha}", async (call) => {
    const { state, repository, body } = call;
    const commit = await readCommit(repository.directory, parameter(call, "sha"));
    if (commit === undefined) {
      throw validationFailed({
        resource: "Status",
        code: "custom",
        message: `No commit found for SHA: ${parameter(call, "sha")}`,
      });
    }
    const reported = requiredText(body, "state");
    if (!["error", "failure", "pending", "success"].includes(reported)) {
      throw validationFailed({
        resource: "Status",
        code: "custom",
        field: "state",
        message: "state is not included in the list",
      });
    }
    const status: CommitStatus = {
      id: state.nextId(),
      sha: commit.sha,
      state: reported,
      context: optionalText(body, "context") ?? "default",
      description: optionalText(body, "description") ?? null,
      targetUrl: optionalText(body, "target_url") ?? null,
      createdAt: new Date(),
    };
    repository.statuses.push(status);
    return created(statusView(call, status));
  }),
];

function statusView({ state: { urls, user }, repository }: RepositoryCall, status: CommitStatus): JsonObject {
  return {
    url: `${urls.api}/repos/${fullName(repository)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: nodeId("StatusContext", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt.toISOString(),
    updated_at: status.createdAt.toISOString(),
    creator: accountView(urls, user),
  };
}
