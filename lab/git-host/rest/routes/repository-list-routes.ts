import type { Account } from "../../state/account";
import { mayRead } from "../../state/may-read";
import { ok, type Answer } from "../answer";
import { ApiError, notFound } from "../api-error";
import { parameter, type Call } from "../call";
import { cutPage } from "../page";
import type { Route } from "../route";
import { repositoryView } from "../views/repository-view";

/** The repositories of an account. */
export const REPOSITORY_LIST_ROUTES: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/repos/repos#list-repositories-for-the-authenticated-user
    method: "GET",
    path: "/user/repos",
    answer: (call) => {
      if (call.token === undefined) throw new ApiError(401, "Requires authentication");
      return list(call, undefined);
    },
  },
  {
    // https://docs.github.com/en/rest/repos/repos#list-repositories-for-a-user
    method: "GET",
    path: "/users/{username}/repos",
    answer: (call) => list(call, accountOf(call, "username")),
  },
  {
    // https://docs.github.com/en/rest/repos/repos#list-organization-repositories
    method: "GET",
    path: "/orgs/{org}/repos",
    answer: (call) => list(call, accountOf(call, "org")),
  },
];

function accountOf(call: Call, name: string): Account {
  const account = call.state.accounts.get(parameter(call, name).toLowerCase());
  if (account === undefined) throw notFound();
  return account;
}

function list(call: Call, owner: Account | undefined): Answer {
  const seen = [...call.state.repositories.values()].filter(
    (repository) => (owner === undefined || repository.owner === owner) && mayRead(call.token, repository),
  );
  const { items, headers } = cutPage(call, seen);
  return ok(
    items.map((repository) => repositoryView(call.state, repository, call.token)),
    headers,
  );
}
