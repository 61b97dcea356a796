import { runGit } from "../../git/run-git";
import { listRefs } from "../../git/refs";
import type { Commit } from "../../git/commit";
import type { JsonObject } from "../../json";
import { protectBranch } from "../../state/protect-branch";
import { fullName } from "../../state/stored-repository";
import { created, ok } from "../answer";
import { ApiError, notFound, validationFailed } from "../api-error";
import { requiredText } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { findBranch } from "../find-branch";
import { isRefName } from "../is-ref-name";
import { cutPage } from "../page";
import { repositoryRoute, type Route } from "../route";
import { branchProtectionView } from "../views/branch-protection-view";
import { commitView } from "../views/commit-view";

/** Branches. */
export const BRANCH_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/branches/branches#list-branches
  repositoryRoute("GET", "/branches", async (call) => {
    const { state, repository, query } = call;
    const all = (await listRefs(repository.directory, "refs/heads/")).map(({ name, sha }) => {
      const branch = name.slice("refs/heads/".length);
      const url = `${state.urls.api}/repos/${fullName(repository)}/commits/${sha}`;
      return { name: branch, commit: { sha, url }, protected: repository.protections.has(branch) };
    });
    const wanted = query.get("protected");
    const { items, headers } = cutPage(
      call,
      all.filter((branch) => wanted === null || String(branch.protected) === wanted),
    );
    return ok(items, headers);
  }),
  // https://docs.github.com/en/rest/branches/branches#rename-a-branch
  repositoryRoute("POST", "/branches/{branch}/rename", async (call) => {
    const { repository, body } = call;
    const { directory, settings } = repository;
    const from = parameter(call, "branch");
    const to = requiredText(body, "new_name");
    const commit = await findBranch(repository, from);
    if (commit === undefined) throw notFound();
    if (!isRefName(to)) throw validationFailed({ resource: "Branch", field: "name", code: "invalid" });
    if (await findBranch(repository, to)) throw new ApiError(422, `Branch already exists: ${to}`);
    // Moves HEAD too when the branch is the default one.
    await runGit(directory, ["branch", "-m", from, to]);
    if (settings.default_branch === from) repository.settings = { ...settings, default_branch: to };
    const rule = repository.protections.get(from);
    if (rule !== undefined) {
      await protectBranch(repository, from, undefined);
      await protectBranch(repository, to, rule);
    }
    return created(branchView(call, to, commit));
  }),
  // https://docs.github.com/en/rest/branches/branches#get-a-branch
  repositoryRoute("GET", "/branches/{branch}", async (call) => {
    const name = parameter(call, "branch");
    const commit = await findBranch(call.repository, name);
    if (commit === undefined) throw new ApiError(404, "Branch not found");
    return ok(branchView(call, name, commit));
  }),
];

function branchView({ state, repository }: RepositoryCall, name: string, commit: Commit): JsonObject {
  const { api, html } = state.urls;
  const self = `${api}/repos/${fullName(repository)}/branches/${encodeURIComponent(name)}`;
  return {
    name,
    commit: commitView(state, repository, commit),
    _links: { self, html: `${html}/${fullName(repository)}/tree/${encodeURIComponent(name)}` },
    protected: repository.protections.has(name),
    protection: branchProtectionView(state, repository, name),
    protection_url: `${self}/protection`,
  };
}
