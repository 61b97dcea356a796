import { ApiError, type Api } from "./api";
import type { CommitTarget } from "./commit";

/** The last commit of a branch. */
export interface BranchHead {
  readonly oid: string;
  readonly tree: string;
  /** The repository's present name, as `owner/name`: a former one leads to it too. */
  readonly fullName: string;
  /** Git's digest of each file that exists, by its path. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** The last commit that changed a file. */
export interface LastCommit {
  readonly sha: string;
  readonly author: string;
  readonly message: string;
}

/** The answer about a branch: what was asked of its commit, and of each file as `f0`, `f1` and so on. */
interface Found<T> {
  readonly repository: {
    readonly nameWithOwner: string;
    readonly ref: { readonly target: T | null } | null;
  } | null;
}

interface Oid {
  readonly oid: string;
}

type Head = Oid & { readonly tree: Oid } & Readonly<Record<`f${number}`, Oid | null>>;
type Histories = Readonly<Record<`f${number}`, History>>;

/**
 * Reads the head of a branch, and the files of that very commit.
 *
 * @returns undefined when there is no such branch or repository, or the token may not see it: GitHub makes no difference
 * @see https://docs.github.com/en/graphql/reference/objects#commit
 */
export async function readHead(
  api: Api,
  target: CommitTarget,
  paths: readonly string[],
): Promise<BranchHead | undefined> {
  const fields = paths.map((_, index) => `f${String(index)}: file(path: $f${String(index)}) { oid }`);
  const { repository } = await ask<Head>(api, target, paths, ["oid tree { oid }", ...fields].join(" ")).catch(
    noRepository,
  );
  const head = repository?.ref?.target;
  if (repository === null || head == null) return undefined;
  const blobs = paths.flatMap((path, index) => {
    const blob = head[`f${index}`]?.oid;
    return blob === undefined ? [] : [[path, blob] as const];
  });
  return { oid: head.oid, tree: head.tree.oid, fullName: repository.nameWithOwner, blobs: new Map(blobs) };
}

/** Returns the last commit of each file on a branch that has one. */
export async function lastCommits(
  api: Api,
  target: CommitTarget,
  paths: readonly string[],
): Promise<ReadonlyMap<string, LastCommit>> {
  const fields = paths.map(
    (_, index) =>
      `f${String(index)}: history(first: 1, path: $f${String(index)}) { nodes { oid messageHeadline author { name } } }`,
  );
  const { repository } = await ask<Histories>(api, target, paths, fields.join(" "));
  const all = repository?.ref?.target;
  return new Map(
    paths.flatMap((path, index) => {
      const [last] = all?.[`f${index}`]?.nodes ?? [];
      if (last === undefined) return [];
      return [[path, { sha: last.oid, author: last.author?.name ?? "", message: last.messageHeadline }] as const];
    }),
  );
}

interface History {
  readonly nodes: readonly {
    readonly oid: string;
    readonly messageHeadline: string;
    readonly author?: { readonly name: string | null } | null;
  }[];
}

function noRepository(error: unknown): Found<never> {
  if (error instanceof ApiError && error.status === 404) return { repository: null };
  throw error;
}

async function ask<T>(api: Api, target: CommitTarget, paths: readonly string[], fields: string): Promise<Found<T>> {
  const { owner, repository: name, branch } = target;
  const variables = Object.fromEntries(paths.map((path, index) => [`f${String(index)}`, path]));
  const declared = Object.keys(variables).map((variable) => `, $${variable}: String!`);
  const query =
    `query($owner: String!, $name: String!, $branch: String!${declared.join("")}) { repository(owner: $owner, name: $name) { ` +
    `nameWithOwner ref(qualifiedName: $branch) { target { ... on Commit { ${fields} } } } } }`;
  return (await api.graphQl(query, { owner, name, branch: `refs/heads/${branch}`, ...variables })) as Found<T>;
}
