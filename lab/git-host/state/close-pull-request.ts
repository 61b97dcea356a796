import type { PullRequest } from "./pull-request";

/** Closes a pull request, now. */
export function closePullRequest(pull: PullRequest): void {
  pull.state = "closed";
  pull.updatedAt = new Date();
  pull.closedAt = pull.updatedAt;
}
