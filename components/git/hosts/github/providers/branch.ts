import type { Api } from "./api";
import type { CommitTarget } from "./commit";
import { isNotFound } from "./repository";

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
  const commit = `oid tree { oid } ${ofEachPath(paths, (path) => `file(path: ${path}) { oid }`)}`;
  const { repository } = await askAboutBranch<Found<Head>>(api, target, paths, { commit }).catch(noRepository);
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
  const commit = ofEachPath(
    paths,
    (path) => `history(first: 1, path: ${path}) { nodes { oid messageHeadline author { name } } }`,
  );
  const { repository } = await askAboutBranch<Found<Histories>>(api, target, paths, { commit });
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

/** Takes the answer that the token sees no such repository for that of one without branches, and throws every other error. */
export function noRepository(error: unknown): { readonly repository: null } {
  if (isNotFound(error)) return { repository: null };
  throw error;
}

/**
 * Returns a field for each path, under the names `f0`, `f1` and so on.
 *
 * @param field returns the field for a path, which is a variable
 */
export function ofEachPath(paths: readonly string[], field: (path: string) => string): string {
  return paths.map((_, index) => `f${String(index)}: ${field(`$f${String(index)}`)}`).join(" ");
}

/** What is asked about a branch: fields of GraphQL's objects. */
export interface BranchFields {
  /** Of the last commit, see {@link ofEachPath}. */
  readonly commit: string;
  readonly ref?: string;
  readonly repository?: string;
  /** Fields beside the repository. */
  readonly beside?: string;
  /** Names of fields that the token need not be allowed to read. */
  readonly optional?: readonly string[];
}

/**
 * Asks about the last commit of a branch by one query.
 *
 * @throws ApiError with the status 404 when the token sees no such repository
 */
export async function askAboutBranch<T>(
  api: Api,
  target: Pick<CommitTarget, "owner" | "repository" | "branch">,
  paths: readonly string[],
  { commit, ref = "", repository = "", beside = "", optional }: BranchFields,
): Promise<T> {
  const { owner, repository: name, branch } = target;
  const variables = Object.fromEntries(paths.map((path, index) => [`f${String(index)}`, path]));
  const declared = Object.keys(variables).map((variable) => `, $${variable}: String!`);
  const query =
    `query($owner: String!, $name: String!, $branch: String!${declared.join("")}) { repository(owner: $owner, name: $name) { ` +
    `nameWithOwner ${repository} ref(qualifiedName: $branch) { ${ref} target { ... on Commit { ${commit} } } } } ${beside} }`;
  return (await api.graphQl(query, { owner, name, branch: `refs/heads/${branch}`, ...variables }, optional)) as T;
}

/** Returns the path of a branch below that of Git's database. */
export function headRef(branch: string): string {
  return `refs/heads/${branch.split("/").map(encodeURIComponent).join("/")}`;
}

/**
 * Reads the text of a blob, whatever its size.
 *
 * @param repository its path below the API's root
 * @see https://docs.github.com/en/rest/git/blobs#get-a-blob
 */
export async function readBlob(api: Api, repository: string, blob: string): Promise<string> {
  const { content } = (await api.rest("GET", `${repository}/git/blobs/${blob}`)) as { readonly content: string };
  return Buffer.from(content, "base64").toString("utf8");
}
