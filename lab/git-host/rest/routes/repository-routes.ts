import { rm } from "node:fs/promises";
import { runGit } from "../../git/run-git";
import type { HostState } from "../../state/host-state";
import { isRepositoryName } from "../../state/add-repository";
import { findRepository } from "../../state/find-repository";
import { renameRepository } from "../../state/rename-repository";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { noContent, ok } from "../answer";
import { ApiError, validationFailed } from "../api-error";
import { optionalText, optionalTexts } from "../body";
import { findBranch } from "../find-branch";
import { settingsOf } from "../repository-settings-of";
import { repositoryRoute, type Route } from "../route";
import { repositoryView } from "../views/repository-view";

/** A repository and its settings. */
export const REPOSITORY_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/repos/repos#get-a-repository
  repositoryRoute("GET", "", ({ state, repository, token }) => ok(repositoryView(state, repository, token))),
  // https://docs.github.com/en/rest/repos/repos#update-a-repository
  repositoryRoute("PATCH", "", async ({ state, repository, token, body }) => {
    const settings = settingsOf(body);
    const branch = settings.default_branch;
    if (branch !== undefined && branch !== repository.settings.default_branch) {
      if ((await findBranch(repository, branch)) === undefined) {
        const message = `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`;
        throw validationFailed({ resource: "Repository", code: "invalid", field: "default_branch", message });
      }
      await runGit(repository.directory, ["symbolic-ref", "HEAD", `refs/heads/${branch}`]);
    }
    const name = optionalText(body, "name");
    if (name !== undefined && name !== repository.name) await rename(state, repository, name);
    repository.settings = { ...repository.settings, ...settings };
    repository.updatedAt = new Date();
    return ok(repositoryView(state, repository, token));
  }),
  // https://docs.github.com/en/rest/repos/repos#delete-a-repository
  repositoryRoute("DELETE", "", async ({ state, repository }) => {
    state.repositories.delete(fullName(repository).toLowerCase());
    await rm(repository.directory, { recursive: true, force: true });
    return noContent();
  }),
  // https://docs.github.com/en/rest/repos/repos#get-all-repository-topics
  repositoryRoute("GET", "/topics", ({ repository }) => ok({ names: repository.topics })),
  // https://docs.github.com/en/rest/repos/repos#replace-all-repository-topics
  repositoryRoute("PUT", "/topics", ({ repository, body }) => {
    const names = optionalTexts(body, "names");
    if (names === undefined) throw new ApiError(422, `Invalid request.\n\n"names" wasn't supplied.`);
    repository.topics = names.map((name) => name.toLowerCase());
    return ok({ names: repository.topics });
  }),
  // https://docs.github.com/en/rest/repos/repos#check-if-vulnerability-alerts-are-enabled-for-a-repository
  repositoryRoute("GET", "/vulnerability-alerts", ({ repository }) => {
    if (!repository.vulnerabilityAlerts) throw new ApiError(404, "Vulnerability alerts are disabled.");
    return noContent();
  }),
  repositoryRoute("PUT", "/vulnerability-alerts", ({ repository }) => {
    repository.vulnerabilityAlerts = true;
    return noContent();
  }),
  repositoryRoute("DELETE", "/vulnerability-alerts", ({ repository }) => {
    repository.vulnerabilityAlerts = false;
    return noContent();
  }),
];

async function rename(state: HostState, repository: StoredRepository, name: string): Promise<void> {
  const known = findRepository(state, repository.owner.login, name);
  if (!isRepositoryName(name) || (known !== undefined && known !== repository)) {
    const message = known === undefined ? "name is invalid" : "name already exists on this account";
    throw validationFailed({ resource: "Repository", code: "custom", field: "name", message });
  }
  await renameRepository(state, repository, name);
}
