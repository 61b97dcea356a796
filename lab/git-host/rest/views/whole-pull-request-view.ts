import { changedFiles } from "../../git/changed-files";
import { history } from "../../git/history";
import { mergedTree } from "../../git/merge";
import { mergeBase } from "../../git/merge-base";
import type { JsonObject } from "../../json";
import type { PullRequest } from "../../state/pull-request";
import { accountView } from "./account-view";
import type { RepositoryCall } from "../call";
import { pullRequestView } from "./pull-request-view";

/** A pull request by itself: with what git knows about its branches. */
export async function wholePullRequestView(call: RepositoryCall, pull: PullRequest): Promise<JsonObject> {
  const { directory } = call.repository;
  const { headSha, baseSha } = pull;
  const merged = pull.mergedAt !== undefined;
  // A squashed branch is not in its base's history, and the base is as it was before the merge.
  const fork = await mergeBase(directory, baseSha, headSha);
  const [commits, files, tree] = await Promise.all([
    history(directory, headSha, fork === undefined ? {} : { notIn: fork }),
    changedFiles(directory, fork, headSha),
    pull.state === "open" ? mergedTree(directory, baseSha, headSha) : undefined,
  ]);
  const mergeable = pull.state === "open" ? tree !== undefined : null;
  return {
    ...pullRequestView(call, pull),
    merged,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? "unknown" : mergeable ? "clean" : "dirty",
    merged_by: merged ? accountView(call.state.urls, call.state.user) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}
