import { isMalformedPath } from "../git/is-malformed-path";
import { readObjects } from "../git/read-objects";
import type { FoundBranch } from "./committable-branch";
import { Refusal } from "./refusal";

/** Files to write and to remove, as the caller says it. */
export interface FileChanges {
  readonly additions: readonly { readonly path: string; readonly contents: string }[];
  readonly deletions: readonly { readonly path: string }[];
}

/**
 * Content by path, null for a file to remove.
 *
 * @throws {@link Refusal} when a path is there twice, is malformed, or is to be removed and does not exist.
 * @see https://docs.github.com/en/graphql/reference/input-objects#filechanges
 */
export async function filesOf(
  { repository, head }: FoundBranch,
  { additions, deletions }: FileChanges,
): Promise<Readonly<Record<string, Buffer | null>>> {
  const paths = [...additions, ...deletions].map(({ path }) => path);
  const malformed = paths.find(isMalformedPath);
  if (malformed !== undefined) throw new Refusal("UNPROCESSABLE", "path contains a malformed path component");
  if (new Set(paths).size < paths.length) throw new Refusal("UNPROCESSABLE", "A path was specified more than once");
  const names = deletions.map(({ path }) => `${head.sha}:${path}`);
  const known = names.length === 0 ? [] : await readObjects(repository.directory, names);
  if (deletions.some((_, index) => known[index]?.type !== "blob")) {
    // https://github.com/Thinkmill/keystatic/issues/1269 has the message, not the type.
    const message = `A path was requested for deletion which does not exist as of commit oid \`${head.sha}\``;
    throw new Refusal("UNPROCESSABLE", message);
  }
  return Object.fromEntries([
    ...deletions.map(({ path }) => [path, null] as const),
    ...additions.map(({ path, contents }) => [path, Buffer.from(contents, "base64")] as const),
  ]);
}
