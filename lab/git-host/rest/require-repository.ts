import { mayRead, mayWrite } from "../state/may-read";
import { findRepository } from "../state/find-repository";
import type { StoredRepository } from "../state/stored-repository";
import { ApiError, notFound } from "./api-error";
import { parameter, type Call } from "./call";

const NO_ACCESS = "Resource not accessible by personal access token";

/** The repository that the call names, if the caller may read it, and write to it when that is asked for. */
export function requireRepository(call: Call, write: boolean): StoredRepository {
  const repository = findRepository(call.state, parameter(call, "owner"), parameter(call, "repo"));
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

/** Refuses a token that may only read. */
export function requireWrite(call: Call): void {
  if (call.token === undefined) throw new ApiError(401, "Requires authentication");
  if (!call.token.write) throw new ApiError(403, NO_ACCESS);
}
