import { ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { parameter } from "../call";
import type { Route } from "../route";
import { organizationView } from "../views/organization-view";
import { privateUserView, publicUserView } from "../views/user-view";

/** Users and organizations. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/users/users#get-the-authenticated-user
    method: "GET",
    path: "/user",
    answer: ({ state, token }) => {
      if (token === undefined) throw new ApiError(401, "Requires authentication");
      // An installation of a GitHub App is nobody.
      if (token.expiresAt !== undefined) throw new ApiError(403, "Resource not accessible by integration");
      return ok(privateUserView(state.urls, token.account));
    },
  },
  {
    // https://docs.github.com/en/rest/users/users#get-a-user
    method: "GET",
    path: "/users/{username}",
    answer: (call) => {
      const account = call.state.accounts.get(parameter(call, "username").toLowerCase());
      if (account === undefined) throw notFound();
      return ok(publicUserView(call.state.urls, account));
    },
  },
  {
    // https://docs.github.com/en/rest/orgs/orgs#get-an-organization
    method: "GET",
    path: "/orgs/{org}",
    answer: (call) => {
      const account = call.state.accounts.get(parameter(call, "org").toLowerCase());
      if (account?.type !== "Organization") throw notFound();
      return ok(organizationView(call.state.urls, account));
    },
  },
];
