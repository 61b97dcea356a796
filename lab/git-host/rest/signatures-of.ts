import type { Signature } from "../git/signature";
import type { JsonObject } from "../json";
import type { AccessToken } from "../state/access-token";
import { WEB_FLOW } from "../state/commit-as-web-flow";
import { BOT_LOGIN } from "../state/github-app";
import type { HostState } from "../state/host-state";
import { ApiError } from "./api-error";
import { optionalObject, optionalText } from "./body";
import type { Call } from "./call";

/** Author and committer of a commit. */
export interface Signatures {
  readonly author: Signature;
  readonly committer: Signature;
}

/** The user, now. */
export function committerOf({ user }: HostState): Signature {
  return { name: user.login, email: user.email, date: new Date() };
}

/** The owner of a token, now; the App's bot for the token of an installation. */
export function authorOf(state: HostState, token: AccessToken | undefined): Signature {
  if (token?.expiresAt === undefined) return committerOf(state);
  return { name: BOT_LOGIN, email: `${BOT_LOGIN}@users.noreply.github.com`, date: new Date() };
}

/**
 * Says of a request for a commit that GitHub signs it, as it does for an App that commits in its own name.
 *
 * @see https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
 */
export function isSignedByGitHub({ token, body }: Call): boolean {
  return token?.expiresAt !== undefined && body["author"] === undefined && body["committer"] === undefined;
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
export function signaturesOf({ state, token, body }: Call, committer: Signature): Signatures {
  const givenCommitter = signature(body, "committer");
  const author = signature(body, "author") ?? givenCommitter ?? authorOf(state, token);
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
