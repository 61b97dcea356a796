import { changedFiles } from "../git/changed-files";
import type { Commit } from "../git/commit";
import { history } from "../git/history";
import { isAncestor } from "../git/is-ancestor";
import { readCommit } from "../git/read-commit";
import type { JsonObject } from "../json";
import type { HostState } from "../state/host-state";
import { fullName, type StoredRepository } from "../state/stored-repository";
import { accountView } from "../rest/views/account-view";
import { repositoryView } from "../rest/views/repository-view";

/** A branch or a tag that moved; 40 zeros stand for nowhere. */
export interface Push {
  /** Such as "refs/heads/main" */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** GitHub names no more of them: https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const COMMITS = 2048;

/** What a push event tells. */
export async function pushPayload(
  state: HostState,
  repository: StoredRepository,
  { ref, before, after }: Push,
): Promise<JsonObject> {
  const { directory } = repository;
  const [created, deleted] = [/^0+$/.test(before), /^0+$/.test(after)];
  const html = `${state.urls.html}/${fullName(repository)}`;
  const head = deleted ? undefined : await readCommit(directory, after);
  const known = created ? await readCommit(directory, `refs/heads/${repository.settings.default_branch}`) : undefined;
  const notIn = created ? known?.sha : before;
  const since =
    head && head.sha !== notIn
      ? await history(directory, head.sha, { limit: COMMITS, ...(notIn === undefined ? {} : { notIn }) })
      : [];
  const view = (commit: Commit): Promise<JsonObject> => pushedCommit(directory, html, commit);
  return {
    ref,
    before,
    after,
    created,
    deleted,
    forced: !created && !deleted && !(await isAncestor(directory, before, after)),
    base_ref: null,
    compare:
      created || deleted
        ? `${html}/commit/${created ? after : before}`
        : `${html}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: await Promise.all([...since].reverse().map(view)),
    head_commit: head === undefined ? null : await view(head),
    repository: pushedRepository(state, repository),
    pusher: { name: state.user.login, email: state.user.email },
    sender: accountView(state.urls, state.user),
  };
}

/** In this event, unlike anywhere else, times are seconds and the URL is the page's. */
function pushedRepository(state: HostState, repository: StoredRepository): JsonObject {
  const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
  return {
    ...repositoryView(state, repository, undefined),
    url: `${state.urls.html}/${fullName(repository)}`,
    created_at: seconds(repository.createdAt),
    pushed_at: seconds(repository.updatedAt),
    stargazers: 0,
    master_branch: repository.settings.default_branch,
  };
}

async function pushedCommit(
  directory: string,
  html: string,
  { sha, tree, parents, author, committer, message }: Commit,
): Promise<JsonObject> {
  const files = await changedFiles(directory, parents[0], sha);
  const paths = (...wanted: readonly string[]): readonly string[] =>
    files.filter(({ status }) => wanted.includes(status)).map(({ path }) => path);
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: committer.date.toISOString().replace(/\.\d+/, ""),
    url: `${html}/commit/${sha}`,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
    added: paths("added", "copied", "renamed"),
    removed: paths("removed"),
    modified: paths("modified", "changed"),
  };
}
