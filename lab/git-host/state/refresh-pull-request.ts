import { isAncestor } from "../git/is-ancestor";
import { readObjects } from "../git/read-objects";
import { closePullRequest } from "./close-pull-request";
import type { PullRequest } from "./pull-request";
import type { StoredRepository } from "./stored-repository";

/** Brings a pull request up to date with its branches: pushed to, merged by a push, or deleted. */
export async function refreshPullRequest({ directory }: StoredRepository, pull: PullRequest): Promise<void> {
  if (pull.state === "closed") return;
  const [head, base] = await readObjects(directory, [`refs/heads/${pull.head}`, `refs/heads/${pull.base}`]);
  if (head === undefined || base === undefined) {
    // https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-branches-in-your-repository
    closePullRequest(pull);
    return;
  }
  if (head.sha === pull.headSha && base.sha === pull.baseSha) return;
  const merged = await isAncestor(directory, head.sha, base.sha);
  pull.updatedAt = new Date();
  pull.headSha = head.sha;
  pull.baseSha = base.sha;
  if (!merged) return;
  closePullRequest(pull);
  pull.mergedAt = pull.updatedAt;
  pull.mergeCommit = base.sha;
}
