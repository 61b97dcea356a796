import { changedFiles } from "../../git/changed-files";
import { history, type HistoryOptions } from "../../git/history";
import { readCommit } from "../../git/read-commit";
import type { Commit } from "../../git/commit";
import { ok } from "../answer";
import { ApiError } from "../api-error";
import { parameter, type RepositoryCall } from "../call";
import { refuseEmpty } from "../is-empty";
import { page, pageLinks } from "../page";
import { repositoryRoute, type Route } from "../route";
import { changedFileView } from "../views/changed-file-view";
import { commitView } from "../views/commit-view";

/** Commits as a repository shows them. */
export const COMMIT_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/commits/commits#list-commits
  repositoryRoute("GET", "/commits", async (call) => {
    const { state, repository, query } = call;
    const ref = query.get("sha") || repository.settings.default_branch;
    const start = await readCommit(repository.directory, ref);
    if (start === undefined) {
      await refuseEmpty(repository);
      throw new ApiError(404, "Not Found");
    }
    const wanted = page(call);
    const commits = await history(repository.directory, start.sha, {
      ...optional(query, "path"),
      ...optional(query, "since"),
      ...optional(query, "until"),
      skip: (wanted.number - 1) * wanted.size,
      limit: wanted.size + 1,
    });
    const shown = commits.slice(0, wanted.size).map((commit) => commitView(state, repository, commit));
    return ok(shown, pageLinks(call, wanted, commits.length > wanted.size));
  }),
  // https://docs.github.com/en/rest/commits/commits#get-a-commit
  repositoryRoute("GET", "/commits/{ref}", async (call) => {
    const { state, repository } = call;
    const commit = await commitOf(call, parameter(call, "ref"));
    const files = await changedFiles(repository.directory, commit.parents[0], commit.sha);
    const sum = (part: "additions" | "deletions"): number => files.reduce((total, file) => total + file[part], 0);
    const [additions, deletions] = [sum("additions"), sum("deletions")];
    return ok({
      ...commitView(state, repository, commit),
      stats: { additions, deletions, total: additions + deletions },
      files: files.map((file) => changedFileView(state, repository, commit.sha, file)),
    });
  }),
];

async function commitOf({ repository }: RepositoryCall, ref: string): Promise<Commit> {
  const commit = await readCommit(repository.directory, ref);
  if (commit !== undefined) return commit;
  await refuseEmpty(repository);
  throw new ApiError(422, `No commit found for SHA: ${ref}`);
}

function optional(query: URLSearchParams, name: "path" | "since" | "until"): HistoryOptions {
  const value = query.get(name);
  return value === null || value === "" ? {} : { [name]: value };
}
