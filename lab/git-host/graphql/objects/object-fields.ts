import { nodeId } from "../../rest/views/node-id";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { repositoryObject } from "./repository-object";

/** The fields that every object of Git has. */
export function objectFields(
  context: GraphQlContext,
  repository: StoredRepository,
  { type, sha }: { readonly type: "Commit" | "Tree" | "Blob" | "Tag"; readonly sha: string },
): GraphQlObject {
  return {
    __typename: type,
    abbreviatedOid: sha.slice(0, 7),
    commitUrl: `${context.state.urls.html}/${fullName(repository)}/commit/${sha}`,
    id: nodeId(type, repository.id, sha),
    oid: sha,
    repository: () => repositoryObject(context, repository),
  };
}
