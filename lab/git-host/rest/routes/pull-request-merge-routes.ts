import { mergePullRequest } from "../../state/merge-pull-request";
import { noContent, ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { optionalText } from "../body";
import { findPullRequest } from "../find-pull-request";
import { repositoryRoute, type Route } from "../route";
import { committerOf } from "../signatures-of";

/** Merging. */
export const PULL_REQUEST_MERGE_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/pulls/pulls#check-if-a-pull-request-has-been-merged
  repositoryRoute("GET", "/pulls/{pull_number}/merge", async (call) => {
    const pull = await findPullRequest(call);
    if (pull.mergedAt === undefined) throw notFound();
    return noContent();
  }),
  // https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request
  repositoryRoute("PUT", "/pulls/{pull_number}/merge", async (call) => {
    const { state, repository, body } = call;
    const pull = await findPullRequest(call);
    const method = optionalText(body, "merge_method") ?? "merge";
    if (method !== "merge" && method !== "squash") {
      throw new ApiError(
        405,
        `${method.charAt(0).toUpperCase()}${method.slice(1)} merges are not allowed on this repository.`,
      );
    }
    const sha = optionalText(body, "sha");
    if (sha !== undefined && sha !== pull.headSha) {
      throw new ApiError(409, "Head branch was modified. Review and try the merge again.");
    }
    const reviews = repository.protections.get(pull.base)?.requiredReviews ?? 0;
    if (reviews > 0) {
      const plural = reviews === 1 ? "review is" : "reviews are";
      throw new ApiError(
        405,
        `At least ${String(reviews)} approving ${plural} required by reviewers with write access.`,
      );
    }
    const title = optionalText(body, "commit_title");
    const message = optionalText(body, "commit_message");
    const merged = await mergePullRequest(repository, pull, {
      by: committerOf(state),
      method,
      ...(title === undefined ? {} : { title }),
      ...(message === undefined ? {} : { message }),
    });
    if (merged === undefined) throw new ApiError(405, "Pull Request is not mergeable");
    return ok({ sha: merged, merged: true, message: "Pull Request successfully merged" });
  }),
];
