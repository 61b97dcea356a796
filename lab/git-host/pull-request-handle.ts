import type { Repository } from "./repository";
import { committerOf } from "./rest/signatures-of";
import { announcePushes } from "./webhooks/announce-pushes";
import { closePullRequest } from "./state/close-pull-request";
import type { HostState } from "./state/host-state";
import { mergePullRequest } from "./state/merge-pull-request";
import type { PullRequest } from "./state/pull-request";
import { refreshPullRequest } from "./state/refresh-pull-request";
import { fullName, type StoredRepository } from "./state/stored-repository";

/** The part of a repository's handle that is about pull requests. */
export function pullRequestHandle(
  state: HostState,
  repository: StoredRepository,
): Pick<Repository, "pullRequests" | "mergePullRequest" | "closePullRequest"> {
  const find = (number: number): PullRequest => {
    const pull = repository.pullRequests.find((candidate) => candidate.number === number);
    if (pull === undefined) throw new Error(`${fullName(repository)} has no pull request #${String(number)}`);
    return pull;
  };
  return {
    async pullRequests() {
      for (const pull of repository.pullRequests) await refreshPullRequest(repository, pull);
      return repository.pullRequests.map((pull) => {
        const { number, title, body, head, base, labels, reviewers, teamReviewers } = pull;
        return {
          number,
          title,
          body,
          head,
          base,
          state: pull.state,
          merged: pull.mergedAt !== undefined,
          labels,
          reviewers: [...reviewers, ...teamReviewers.map((team) => `${repository.owner.login}/${team}`)],
        };
      });
    },
    async mergePullRequest(number, method = "merge") {
      const merged = await mergePullRequest(repository, find(number), { by: committerOf(state), method });
      if (merged === undefined) throw new Error(`pull request #${String(number)} cannot be merged`);
      announcePushes(state, repository);
      return merged;
    },
    closePullRequest(number) {
      closePullRequest(find(number));
    },
  };
}
