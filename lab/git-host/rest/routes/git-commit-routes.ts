import { readCommit } from "../../git/read-commit";
import { readObjects } from "../../git/read-objects";
import { writeCommit } from "../../git/write-commit";
import type { Commit } from "../../git/commit";
import { created, ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { optionalTexts, requiredText } from "../body";
import { parameter } from "../call";
import { refuseEmpty } from "../is-empty";
import { repositoryRoute, type Route } from "../route";
import { committerOf, signature } from "../signatures-of";
import { gitCommitView } from "../views/commit-view";

/** Commits as the Git database has them. */
export const GIT_COMMIT_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/git/commits#create-a-commit
  repositoryRoute("POST", "/git/commits", async ({ state, repository, body }) => {
    const { directory } = repository;
    const message = requiredText(body, "message");
    const tree = requiredText(body, "tree");
    const parents = optionalTexts(body, "parents") ?? [];
    await refuseEmpty(repository);
    const [root, ...commits] = await readObjects(directory, [tree, ...parents]);
    if (root?.type !== "tree") throw new ApiError(422, "Tree SHA does not exist");
    if (commits.some((commit) => commit?.type !== "commit")) {
      throw new ApiError(422, "Parent SHA does not exist or is not a commit object");
    }
    const author = signature(body, "author") ?? committerOf(state);
    const committer = signature(body, "committer") ?? author;
    const fields = { tree: root.sha, parents, author, committer, message };
    const commit: Commit = { sha: await writeCommit(directory, fields), ...fields };
    return created(gitCommitView(state, repository, commit));
  }),
  // https://docs.github.com/en/rest/git/commits#get-a-commit-object
  repositoryRoute("GET", "/git/commits/{commit_sha}", async (call) => {
    const sha = parameter(call, "commit_sha");
    const commit = /^[0-9a-f]{40}$/.test(sha) ? await readCommit(call.repository.directory, sha) : undefined;
    if (commit !== undefined) return ok(gitCommitView(call.state, call.repository, commit));
    await refuseEmpty(call.repository);
    throw notFound();
  }),
];
