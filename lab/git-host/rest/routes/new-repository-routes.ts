import type { Account } from "../../state/account";
import { addRepository, isRepositoryName } from "../../state/add-repository";
import { DEFAULT_SETTINGS } from "../../state/repository-settings";
import { findRepository } from "../../state/find-repository";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { commitFiles } from "../../git/commit-files";
import { created, type Answer } from "../answer";
import { notFound, validationFailed } from "../api-error";
import { optionalFlag, requiredText } from "../body";
import { parameter, type Call } from "../call";
import { settingsOf } from "../repository-settings-of";
import { requireWrite } from "../require-repository";
import type { Route } from "../route";
import { committerOf } from "../signatures-of";
import { repositoryView } from "../views/repository-view";

/** Making a repository. */
export const NEW_REPOSITORY_ROUTES: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/repos/repos#create-a-repository-for-the-authenticated-user
    method: "POST",
    path: "/user/repos",
    answer: (call) => create(call, call.token?.account),
  },
  {
    // https://docs.github.com/en/rest/repos/repos#create-an-organization-repository
    method: "POST",
    path: "/orgs/{org}/repos",
    answer: (call) => create(call, call.state.accounts.get(parameter(call, "org").toLowerCase())),
  },
];

async function create(call: Call, owner: Account | undefined): Promise<Answer> {
  requireWrite(call);
  if (owner === undefined) throw notFound();
  const name = requiredText(call.body, "name");
  if (!isRepositoryName(name)) throw validationFailed(problem("name is invalid"));
  if (findRepository(call.state, owner.login, name) !== undefined) {
    throw validationFailed(problem("name already exists on this account"));
  }
  // A new repository's default branch is its owner's choice, not the request's.
  const { default_branch } = DEFAULT_SETTINGS;
  const repository = await addRepository(call.state, owner, name, { ...settingsOf(call.body), default_branch });
  if (optionalFlag(call.body, "auto_init") === true) await initialize(call, repository);
  return created(repositoryView(call.state, repository, call.token));
}

function problem(message: string): { resource: string; code: string; field: string; message: string } {
  return { resource: "Repository", code: "custom", field: "name", message };
}

async function initialize(call: Call, repository: StoredRepository): Promise<void> {
  const someone = committerOf(call.state);
  await commitFiles(repository.directory, {
    branch: repository.settings.default_branch,
    parent: undefined,
    files: { "README.md": `# ${fullName(repository).split("/")[1] ?? ""}\n` },
    message: "Initial commit",
    author: someone,
    committer: someone,
  });
}
