import { parseCommit } from "../../git/commit";
import type { GitObject } from "../../git/git-object";
import type { StoredRepository } from "../../state/stored-repository";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { blobObject } from "./blob-object";
import { commitObject } from "./commit-object";
import { tagObject } from "./tag-object";
import { treeObject } from "./tree-object";

/** An object of the repository's database; null for what is not there. */
export function gitObject(
  context: GraphQlContext,
  repository: StoredRepository,
  { object, path = "" }: { readonly object: GitObject | undefined; readonly path?: string },
): GraphQlObject | null {
  switch (object?.type) {
    case "commit":
      return commitObject(context, repository, parseCommit(object));
    case "tree":
      return treeObject(context, repository, { sha: object.sha, path });
    case "blob":
      return blobObject(context, repository, object);
    case "tag":
      return tagObject(context, repository, object);
    case undefined:
      return null;
  }
}
