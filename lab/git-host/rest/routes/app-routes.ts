import { addToken } from "../../state/add-token";
import { coversOnly } from "../../state/covers-only";
import { created, ok, type Answer } from "../answer";
import { ApiError, notFound } from "../api-error";
import { parameter, type Call } from "../call";
import { cutPage } from "../page";
import type { Route } from "../route";
import type { GitHubApp } from "../../state/github-app";
import { installationPermissions, installationView } from "../views/installation-view";
import { repositoryView } from "../views/repository-view";

const HOUR = 3_600_000;

/** GitHub Apps: from the app's key to a token that the Git commands and this API take. */
export const APP_ROUTES: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app
    method: "POST",
    path: "/app/installations/{installation_id}/access_tokens",
    answer: (call) => {
      const app = appOf(call);
      if (Number(parameter(call, "installation_id")) !== app.installationId) throw notFound();
      const expiresAt = new Date(Date.now() + HOUR);
      const { account, write, repositories } = app;
      const covers = coversOnly(repositories, account);
      const token = addToken(call.state, { account, write, covers, expiresAt });
      return created({
        token,
        expires_at: expiresAt.toISOString(),
        permissions: installationPermissions(app),
        repository_selection: repositories === undefined ? "all" : "selected",
      });
    },
  },
  {
    // https://docs.github.com/en/rest/apps/apps#get-an-organization-installation-for-the-authenticated-app
    method: "GET",
    path: "/orgs/{org}/installation",
    answer: (call) => installationOf(call, parameter(call, "org"), "Organization"),
  },
  {
    // https://docs.github.com/en/rest/apps/apps#get-a-user-installation-for-the-authenticated-app
    method: "GET",
    path: "/users/{username}/installation",
    answer: (call) => installationOf(call, parameter(call, "username"), "User"),
  },
  {
    // https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-app-installation
    method: "GET",
    path: "/installation/repositories",
    answer: (call) => {
      const { state, token } = call;
      if (token?.expiresAt === undefined) {
        throw new ApiError(
          403,
          "You must authenticate with an installation access token in order to list repositories for an installation.",
        );
      }
      const seen = [...state.repositories.values()].filter((repository) => token.covers(repository));
      const { items, headers } = cutPage(call, seen);
      const repositories = items.map((repository) => repositoryView(state, repository, token));
      return ok({ total_count: seen.length, repositories }, headers);
    },
  },
];

function appOf({ app }: Call): GitHubApp {
  if (app === undefined) throw new ApiError(401, "A JSON web token could not be decoded");
  return app;
}

function installationOf(call: Call, login: string, type: GitHubApp["account"]["type"]): Answer {
  const app = appOf(call);
  if (app.account.login.toLowerCase() !== login.toLowerCase() || app.account.type !== type) throw notFound();
  return ok(installationView(call.state.urls, app));
}
