import type { AccessToken } from "./access-token";
import type { StoredRepository } from "./stored-repository";

/** Whether whoever has this token (undefined: nobody in particular) may see a repository. */
export function mayRead(token: AccessToken | undefined, repository: StoredRepository): boolean {
  return !repository.settings.private || (token?.covers(repository) ?? false);
}

/** Whether it may push to it. */
export function mayWrite(token: AccessToken | undefined, repository: StoredRepository): boolean {
  return token !== undefined && token.write && token.covers(repository);
}
