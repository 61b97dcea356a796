import { mayRead, mayWrite } from "../state/may-read";
import { findRenamed, findRepository } from "../state/find-repository";
import type { StoredRepository } from "../state/stored-repository";
import { ApiError, notFound } from "./api-error";
import { parameter, type Call } from "./call";

const NO_ACCESS = "Resource not accessible by personal access token";

/** The repository that the call names, if the caller may read it, and write to it when that is asked for. */
export function requireRepository(call: Call, write: boolean): StoredRepository {
  const repository = findRepository(call.state, parameter(call, "owner"), parameter(call, "repo"));
  const renamed = findRenamed(call.state, parameter(call, "owner"), parameter(call, "repo"));
  if (renamed !== undefined && mayRead(call.token, renamed)) throw moved(call, renamed);
  // A private repository's existence is a secret: 404, not 403.
  if (repository === undefined || !mayRead(call.token, repository)) throw notFound();
  if (!write) return repository;
  requireWrite(call);
  if (!mayWrite(call.token, repository)) throw new ApiError(403, NO_ACCESS);
  if (repository.settings.archived && call.body["archived"] !== false) {
    throw new ApiError(403, "Repository was archived so is read-only.");
  }
  return repository;
}

/**
 * The answer about a repository by a name that it no longer has.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
function moved(call: Call, { id }: StoredRepository): ApiError {
  const below = call.target.replace(/^.*?\/repos\/[^/?]+\/[^/?]+/, "");
  const headers = { Location: `${call.state.urls.api}/repositories/${String(id)}${below}` };
  return call.method === "GET"
    ? new ApiError(301, "Moved Permanently", undefined, headers)
    : new ApiError(307, "Temporary Redirect", undefined, headers);
}

/** Refuses a token that may only read. */
export function requireWrite(call: Call): void {
  if (call.token === undefined) throw new ApiError(401, "Requires authentication");
  if (!call.token.write) throw new ApiError(403, NO_ACCESS);
}
