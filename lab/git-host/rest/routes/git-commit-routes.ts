import { readCommit } from "../../git/read-commit";
import { readObjects } from "../../git/read-objects";
import { writeCommit } from "../../git/write-commit";
import { created, ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { optionalTexts, requiredText } from "../body";
import { parameter } from "../call";
import { refuseEmpty } from "../is-empty";
import { repositoryRoute, type Route } from "../route";
import { authorOf, isSignedByGitHub, signature, webFlow } from "../signatures-of";
import { gitCommitView } from "../views/commit-view";

/** Commits as the Git database has them. */
export const GIT_COMMIT_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/git/commits#create-a-commit
  repositoryRoute("POST", "/git/commits", async (call) => {
    const { state, repository, body } = call;
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
    const isSigned = isSignedByGitHub(call);
    const author = signature(body, "author") ?? authorOf(state, call.token);
    const committer = signature(body, "committer") ?? (isSigned ? webFlow() : author);
    const fields = { tree: root.sha, parents, author, committer, message };
    const commit = await writeCommit(directory, fields, isSigned ? await state.webFlow.key() : undefined);
    if (isSigned) state.webFlow.signed.add(commit.sha);
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
