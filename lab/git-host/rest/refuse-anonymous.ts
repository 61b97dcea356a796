import { notFound } from "./api-error";
import type { RepositoryCall } from "./call";

/** Hides what is not for everybody, even where the repository is. */
export function refuseAnonymous({ token }: RepositoryCall): void {
  if (token === undefined) throw notFound();
}
