import type { Signature } from "../git/signature";
import type { JsonObject } from "../json";
import { WEB_FLOW } from "../state/commit-as-web-flow";
import type { HostState } from "../state/host-state";
import { ApiError } from "./api-error";
import { optionalObject, optionalText } from "./body";

/** Author and committer of a commit. */
export interface Signatures {
  readonly author: Signature;
  readonly committer: Signature;
}

/** The user, now. */
export function committerOf({ user }: HostState): Signature {
  return { name: user.login, email: user.email, date: new Date() };
}

/** GitHub itself, now. */
export function webFlow(): Signature {
  return { ...WEB_FLOW, date: new Date() };
}

/**
 * Who a request says that a commit is by: without an author the committer, without either the user.
 *
 * @see https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents
 */
export function signaturesOf(state: HostState, body: JsonObject, committer: Signature): Signatures {
  const givenCommitter = signature(body, "committer");
  const author = signature(body, "author") ?? givenCommitter ?? committerOf(state);
  return { author, committer: givenCommitter ?? committer };
}

/** One of the two, when the body has it. */
export function signature(body: JsonObject, name: string): Signature | undefined {
  const given = optionalObject(body, name);
  if (given === undefined) return undefined;
  const part = (key: string): string => {
    const value = optionalText(given, key);
    if (value === undefined || value === "") {
      throw new ApiError(422, `Invalid request.\n\n"${key}" wasn't supplied.`);
    }
    return value;
  };
  const date = optionalText(given, "date");
  const time = date === undefined ? new Date() : new Date(date);
  if (Number.isNaN(time.getTime()))
    throw new ApiError(422, "Invalid request.\n\nFor 'properties/date', the date is not valid.");
  return { name: part("name"), email: part("email"), date: time };
}
