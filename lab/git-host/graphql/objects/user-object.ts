import { nodeId } from "../../rest/views/node-id";
import type { Account } from "../../state/account";
import type { GraphQlObject } from "../graphql-context";

/** A user. */
export function userObject({ id, login, type, email }: Account): GraphQlObject {
  return { __typename: "User", databaseId: id, email, id: nodeId(type, id), login, name: login };
}
