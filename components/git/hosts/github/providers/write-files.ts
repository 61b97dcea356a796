import type { Api } from "./api";
import { lastCommits, readHead } from "./branch";
import { applyChange, type Change, type Changed } from "./change";
import { accessOf, blobOf, type CommitInputs, type CommitState, type CommittedBlob } from "./commit";
import { REWRITE } from "../write-errors";
import { Explanation } from "./explanation";
import { persist } from "./persist";

/** Files as they were committed, by their paths. */
type Committed = Readonly<Record<string, CommittedBlob>>;

/** What Pulumi sends in place of a value that a preview does not know. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Returns true when files are not those that were committed. */
export function areOthers(committed: Committed, files: CommitInputs["files"]): boolean {
  const paths = new Set([...Object.keys(committed), ...Object.keys(files)]);
  return [...paths].some((path) => {
    const content = files[path];
    return content === undefined || content === UNKNOWN || blobOf(content) !== committed[path]?.blob;
  });
}

/** Commits the files of the inputs, and deletes those that were committed before and are no longer wanted. */
export async function write(api: Api, inputs: CommitInputs, known: Committed): Promise<CommitState> {
  const { files, kept, message, owner, repository, branch } = inputs;
  const dropped = Object.keys(known).filter((path) => files[path] === undefined && !kept.includes(path));
  const wanted = new Map<string, string | undefined>([
    ...Object.entries(files),
    ...dropped.map((path) => [path, undefined] as const),
  ]);
  const changed = await applyChange(api, { access: inputs, wanted, known, message, way: REWRITE });
  if (changed === undefined) {
    throw new Explanation(
      `github: ${owner}/${repository} or its branch ${JSON.stringify(branch)} was not found. Check that both exist, and that the token may ` +
        "read and write the repository's contents, then run it again.",
    );
  }
  return { ...accessOf(inputs), committed: await committedFiles(api, inputs, known, changed) };
}

/** Returns the record of the files after a change. */
async function committedFiles(
  api: Api,
  inputs: CommitInputs,
  known: Committed,
  { commit, head }: Changed,
): Promise<Committed> {
  const files = Object.entries(inputs.files).map(([path, content]) => {
    const blob = blobOf(content);
    const isWritten = head.blobs.get(path) !== blob;
    return { path, blob, commit: isWritten ? commit : known[path]?.blob === blob ? known[path].commit : undefined };
  });
  const unknown = files.filter((file) => file.commit === undefined).map(({ path }) => path);
  const last =
    unknown.length === 0
      ? undefined
      : await persist("the last commits", inputs, () => lastCommits(api, inputs, unknown));
  return Object.fromEntries(
    files.map(({ path, blob, commit: own }) => [path, { blob, commit: own ?? last?.get(path)?.sha ?? head.oid }]),
  );
}

/** Deletes the files by one commit. What is gone already is forgiven: a file, the branch and the repository. */
export async function remove(api: Api, state: CommitState, way: Change["way"]): Promise<void> {
  const { committed: known, owner, repository, branch, deletionMessage: message } = state;
  const wanted = new Map(Object.keys(known).map((path) => [path, undefined] as const));
  const changed = await applyChange(api, { access: state, wanted, known, message, way });
  if (changed !== undefined) return;
  console.log(
    `github: ${owner}/${repository} or its branch ${JSON.stringify(branch)} was not found, so that no file is deleted there.`,
  );
}

/**
 * Returns true where inputs have the branch of the state, also under another name that the repository has got since. A GitHub with
 * another address may be another one: it is taken for the same when the branch has the files there.
 */
export async function isSamePlace(api: Api, before: CommitState, inputs: CommitInputs): Promise<boolean> {
  if (before.branch !== inputs.branch) return false;
  const isNamedAlike = before.owner === inputs.owner && before.repository === inputs.repository;
  if (before.api !== inputs.api) return isNamedAlike && hasAll(api, before, inputs);
  if (isNamedAlike) return true;
  const [former, present] = await persist("the repository", inputs, () =>
    Promise.all([readHead(api, before, []), readHead(api, inputs, [])]),
  );
  return former !== undefined && former.fullName === present?.fullName;
}

/** Returns true where the branch of inputs has the files of a state as they were committed. */
async function hasAll(api: Api, { committed }: CommitState, inputs: CommitInputs): Promise<boolean> {
  const paths = Object.keys(committed);
  const head = await persist("the files", inputs, () => readHead(api, inputs, paths));
  return head !== undefined && paths.every((path) => head.blobs.get(path) === committed[path]?.blob);
}
