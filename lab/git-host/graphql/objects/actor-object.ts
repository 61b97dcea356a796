import type { Signature } from "../../git/signature";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { userObject } from "./user-object";

/** Whom a commit or a tag is by. */
export function actorObject({ state }: GraphQlContext, { name, email, date }: Signature): GraphQlObject {
  const user = email === state.user.email ? userObject(state.user) : null;
  return { date: timeOf(date), email, name, user };
}

/** A time without milliseconds, as GitHub has it. */
export function timeOf(date: Date): string {
  return date.toISOString().replace(/\.\d+/, "");
}
