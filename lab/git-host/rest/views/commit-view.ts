import type { JsonObject } from "../../json";
import type { Commit } from "../../git/commit";
import type { Signature } from "../../git/signature";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { accountView } from "./account-view";
import { nodeId } from "./node-id";

/** A commit as the Git database has it. */
export function gitCommitView(state: HostState, repository: StoredRepository, commit: Commit): JsonObject {
  const { api, html } = state.urls;
  const name = fullName(repository);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", repository.id, commit.sha),
    url: `${api}/repos/${name}/git/commits/${commit.sha}`,
    html_url: `${html}/${name}/commit/${commit.sha}`,
    author: signatureView(commit.author),
    committer: signatureView(commit.committer),
    tree: { sha: commit.tree, url: `${api}/repos/${name}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/repos/${name}/git/commits/${sha}`,
      html_url: `${html}/${name}/commit/${sha}`,
    })),
    verification: verificationView(state, commit),
  };
}

/** A commit as a repository shows it. */
export function commitView(state: HostState, repository: StoredRepository, commit: Commit): JsonObject {
  const { api, html } = state.urls;
  const name = fullName(repository);
  const git = gitCommitView(state, repository, commit);
  const url = `${api}/repos/${name}/commits/${commit.sha}`;
  const account = (email: string): JsonObject | null =>
    email === state.user.email ? accountView(state.urls, state.user) : null;
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", repository.id, commit.sha),
    commit: {
      author: signatureView(commit.author),
      committer: signatureView(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/repos/${name}/git/trees/${commit.tree}` },
      url: git["url"] ?? null,
      comment_count: 0,
      verification: verificationView(state, commit),
    },
    url,
    html_url: `${html}/${name}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    author: account(commit.author.email),
    committer: account(commit.committer.email),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/repos/${name}/commits/${sha}`,
      html_url: `${html}/${name}/commit/${sha}`,
    })),
  };
}

/** @see https://docs.github.com/en/rest/commits/commits#get-a-commit */
function verificationView({ webFlow }: HostState, { sha, signature, committer }: Commit): JsonObject {
  if (signature === undefined) {
    return { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
  }
  const verified = webFlow.signed.has(sha);
  return {
    verified,
    // Nobody has told this host about another key.
    reason: verified ? "valid" : "unknown_key",
    signature: signature.armored,
    payload: signature.payload,
    verified_at: verified ? committer.date.toISOString().replace(/\.\d+/, "") : null,
  };
}

function signatureView({ name, email, date }: Signature): JsonObject {
  // Without milliseconds, as GitHub has it.
  return { name, email, date: date.toISOString().replace(/\.\d+/, "") };
}
