import type { JsonObject } from "../../json";
import type { PullRequest } from "../../state/pull-request";
import { fullName } from "../../state/stored-repository";
import type { RepositoryCall } from "../call";
import { accountView } from "./account-view";
import { labelView } from "./label-view";
import { nodeId } from "./node-id";
import { repositoryView } from "./repository-view";
import { teamView } from "./team-view";

/** A pull request as a list shows it. */
export function pullRequestView({ state, repository, token }: RepositoryCall, pull: PullRequest): JsonObject {
  const { urls, user } = state;
  const name = fullName(repository);
  const number = String(pull.number);
  const url = `${urls.api}/repos/${name}/pulls/${number}`;
  const html = `${urls.html}/${name}/pull/${number}`;
  const issue = `${urls.api}/repos/${name}/issues/${number}`;
  const links = {
    html_url: html,
    issue_url: issue,
    comments_url: `${issue}/comments`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${urls.api}/repos/${name}/pulls/comments{/number}`,
    commits_url: `${url}/commits`,
    statuses_url: `${urls.api}/repos/${name}/statuses/${pull.headSha}`,
  };
  const side = (ref: string, sha: string): JsonObject => ({
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: accountView(urls, repository.owner),
    repo: repositoryView(state, repository, token),
  });
  return {
    url,
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    ...links,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: accountView(urls, user),
    body: pull.body,
    labels: pull.labels.map((label) => labelView(urls, repository, label)),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.reviewers.flatMap((login) => {
      const account = state.accounts.get(login.toLowerCase());
      return account === undefined ? [] : [accountView(urls, account)];
    }),
    requested_teams: pull.teamReviewers.map((slug) => teamView(urls, repository.owner, slug)),
    head: side(pull.head, pull.headSha),
    base: side(pull.base, pull.baseSha),
    _links: {
      self: { href: url },
      ...Object.fromEntries(Object.entries(links).map(([key, href]) => [key.replace(/_url$/, ""), { href }])),
    },
    author_association: "OWNER",
    auto_merge: null,
    draft: pull.draft,
    created_at: pull.createdAt.toISOString(),
    updated_at: pull.updatedAt.toISOString(),
    closed_at: pull.closedAt?.toISOString() ?? null,
    merged_at: pull.mergedAt?.toISOString() ?? null,
    merge_commit_sha: pull.mergeCommit ?? null,
  };
}
