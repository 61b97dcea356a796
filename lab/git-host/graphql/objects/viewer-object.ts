import { nodeId } from "../../rest/views/node-id";
import { BOT_LOGIN } from "../../state/github-app";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { userObject } from "./user-object";

/** Whom the token belongs to; for an installation of an App its bot, which GraphQL shows as a user. */
export function viewerObject(_args: unknown, { token }: GraphQlContext): GraphQlObject {
  if (token.expiresAt === undefined) return userObject(token.account);
  return {
    __typename: "User",
    databaseId: null,
    email: "",
    id: nodeId("Bot", BOT_LOGIN),
    login: BOT_LOGIN,
    name: null,
  };
}
