import type { PullRequest } from "../state/pull-request";
import { refreshPullRequest } from "../state/refresh-pull-request";
import { notFound } from "./api-error";
import { parameter, type RepositoryCall } from "./call";

/** The pull request that the call names, up to date. */
export async function findPullRequest(call: RepositoryCall, name = "pull_number"): Promise<PullRequest> {
  const number = Number(parameter(call, name));
  const pull = call.repository.pullRequests.find((candidate) => candidate.number === number);
  if (pull === undefined) throw notFound();
  await refreshPullRequest(call.repository, pull);
  return pull;
}
