import { BranchMoved } from "../git/branch-moved";
import { mergedTree } from "../git/merge";
import { updateRef } from "../git/refs";
import type { Signature } from "../git/signature";
import { writeCommit } from "../git/write-commit";
import type { PullRequest } from "./pull-request";
import { refreshPullRequest } from "./refresh-pull-request";
import type { StoredRepository } from "./stored-repository";

/** How to merge. */
export interface MergeOptions {
  readonly by: Signature;
  readonly method?: "merge" | "squash";
  readonly title?: string;
  readonly message?: string;
}

/** Merges a pull request's branch by one commit and returns its sha, undefined when it cannot be merged. */
export async function mergePullRequest(
  repository: StoredRepository,
  pull: PullRequest,
  { by, method = "merge", title, message }: MergeOptions,
): Promise<string | undefined> {
  await refreshPullRequest(repository, pull);
  const { directory, owner, settings } = repository;
  const { headSha, baseSha } = pull;
  const tree = pull.state === "open" ? await mergedTree(directory, baseSha, headSha) : undefined;
  if (tree === undefined) return undefined;
  const squash = method === "squash";
  const from = `${owner.login}/${pull.head}`;
  const usual = squash
    ? `${pull.title} (#${String(pull.number)})`
    : `Merge pull request #${String(pull.number)} from ${from}`;
  const { sha } = await writeCommit(directory, {
    tree,
    parents: squash ? [baseSha] : [baseSha, headSha],
    author: by,
    committer: by,
    message: `${title ?? usual}\n\n${message ?? (squash ? "" : pull.title)}`.trimEnd(),
  });
  try {
    await updateRef(directory, `refs/heads/${pull.base}`, sha, baseSha);
  } catch (error) {
    if (error instanceof BranchMoved) return undefined;
    throw error;
  }
  const now = new Date();
  Object.assign(pull, {
    state: "closed",
    closedAt: now,
    mergedAt: now,
    updatedAt: now,
    mergeCommit: sha,
  } satisfies Partial<PullRequest>);
  repository.updatedAt = now;
  if (settings.delete_branch_on_merge) await updateRef(directory, `refs/heads/${pull.head}`, undefined, headSha);
  return sha;
}
