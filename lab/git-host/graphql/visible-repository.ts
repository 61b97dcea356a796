import { findRenamed, findRepository } from "../state/find-repository";
import { mayRead } from "../state/may-read";
import type { StoredRepository } from "../state/stored-repository";
import type { GraphQlContext } from "./graphql-context";
import { noRepository } from "./refusal";

/**
 * The repository of that name, or the one that had it once.
 *
 * @throws {@link Refusal} NOT_FOUND when the caller may not see it, so that its existence stays a secret.
 * @see https://github.com/octokit/octokit.graphql.net/issues/194
 */
export function visibleRepository(
  { state, token }: GraphQlContext,
  nameWithOwner: string,
  followRenames: boolean,
): StoredRepository {
  const [owner = "", name = ""] = nameWithOwner.split("/");
  const renamed = followRenames ? findRenamed(state, owner, name) : undefined;
  const repository = findRepository(state, owner, name) ?? renamed;
  if (repository === undefined || !mayRead(token, repository)) throw noRepository(nameWithOwner);
  return repository;
}
