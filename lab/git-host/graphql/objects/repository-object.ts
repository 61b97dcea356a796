import { candidates } from "../../git/candidates";
import { readAt } from "../../git/read-at";
import { readObjects } from "../../git/read-objects";
import { isEmpty } from "../../rest/is-empty";
import { nodeId } from "../../rest/views/node-id";
import { mayRead, mayWrite } from "../../state/may-read";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import { connection, type ConnectionArguments } from "../connection";
import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { visibleRepository } from "../visible-repository";
import { deployKeyObject } from "./deploy-key-object";
import { gitObject } from "./git-object";
import { refObject } from "./ref-object";

/** The arguments of the query. */
export interface RepositoryArguments {
  readonly owner: string;
  readonly name: string;
  readonly followRenames?: boolean | null;
}

/**
 * The repository of a name.
 *
 * @throws {@link Refusal} when the caller may not see one of that name.
 * @see https://docs.github.com/en/graphql/reference/queries#repository
 */
export function repositoryQuery(
  { owner, name, followRenames }: RepositoryArguments,
  context: GraphQlContext,
): GraphQlObject {
  return repositoryObject(context, visibleRepository(context, `${owner}/${name}`, followRenames !== false));
}

/**
 * A repository.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#repository
 */
export function repositoryObject(context: GraphQlContext, repository: StoredRepository): GraphQlObject {
  const { state, token } = context;
  const { id, name, settings } = repository;
  return {
    databaseId: id,
    defaultBranchRef: () => refOf(context, repository, `refs/heads/${settings.default_branch}`),
    deployKeys(args: ConnectionArguments) {
      // Administrators see them, who are here whoever may write.
      const keys = mayWrite(token, repository) ? repository.deployKeys : [];
      const part = connection("deployKeys", keys, args);
      return { ...part, nodes: part.nodes.map(deployKeyObject) };
    },
    id: nodeId("Repository", id),
    isArchived: settings.archived,
    isEmpty: () => isEmpty(repository),
    isPrivate: settings.private,
    name,
    nameWithOwner: fullName(repository),
    object: (args: ObjectArguments) => objectOf(context, repository, args),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => refOf(context, repository, qualifiedName),
    url: `${state.urls.html}/${fullName(repository)}`,
    viewerPermission: mayWrite(token, repository) ? "ADMIN" : mayRead(token, repository) ? "READ" : null,
  };
}

interface ObjectArguments {
  readonly expression?: string | null;
  readonly oid?: string | null;
}

/** The object of an id, or of a Git revision such as "main:README.md". */
async function objectOf(
  context: GraphQlContext,
  repository: StoredRepository,
  { expression, oid }: ObjectArguments,
): Promise<GraphQlObject | null> {
  const revision = oid ?? expression;
  if (revision == null) return null;
  const [, ref = "", path] = /^([^:]*)(?::(.*))?$/s.exec(revision) ?? [];
  if (path !== undefined) {
    const found = await readAt(repository.directory, ref, path);
    return gitObject(context, repository, { object: found?.object, path });
  }
  const objects = await readObjects(repository.directory, candidates(ref));
  return gitObject(context, repository, { object: objects.find((object) => object !== undefined) });
}

/** A ref by its full name, or by its short one; null when there is none. */
async function refOf(
  context: GraphQlContext,
  repository: StoredRepository,
  qualifiedName: string,
): Promise<GraphQlObject | null> {
  const names = candidates(qualifiedName).filter((name) => name.startsWith("refs/"));
  const objects = await readObjects(repository.directory, names);
  const index = objects.findIndex((object) => object !== undefined);
  const [name, object] = [names[index], objects[index]];
  if (name === undefined || object === undefined) return null;
  return refObject(context, repository, { name, sha: object.sha, type: object.type });
}
