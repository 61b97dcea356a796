import { changedByOthers, type DELETE, type REWRITE } from "../write-errors";
import type { Api } from "./api";
import { lastCommits, readHead, type BranchHead } from "./branch";
import { blobOf, type CommitAccess, type CommittedBlob } from "./commit";
import { Explanation } from "./explanation";
import { persist } from "./persist";
import { writeCommit, type Changes } from "./write-commit";

/** A change of files on a branch. */
export interface Change {
  readonly access: CommitAccess;
  /** The files as they should be. */
  readonly wanted: Changes;
  /** The files as they were committed before: another content in Git is somebody else's. */
  readonly known: Readonly<Record<string, CommittedBlob>>;
  readonly message: string;
  /** The way to go on after somebody else has changed a file. */
  readonly way: typeof REWRITE | typeof DELETE;
}

/** The branch after a change. */
export interface Changed {
  /** The SHA of the commit; undefined when the branch had everything already. */
  readonly commit: string | undefined;
  readonly head: BranchHead;
}

/**
 * Brings a branch to the wanted files by one commit, and by none where it has them already: then an earlier answer of GitHub was
 * lost. When somebody pushes at the same moment, it looks again.
 *
 * @returns undefined when there is no such branch
 * @throws Explanation when somebody else has changed a file, or GitHub refuses the commit
 */
export function applyChange(api: Api, change: Change): Promise<Changed | undefined> {
  const { access, wanted, message } = change;
  const paths = [...wanted.keys()];
  return persist(placeOf(paths), access, async () => {
    const head = await readHead(api, access, paths);
    if (head === undefined) return undefined;
    const changes = new Map([...wanted].filter(([path, content]) => head.blobs.get(path) !== blobOrNone(content)));
    if (changes.size === 0) return { commit: undefined, head };
    await refuseChanged(api, change, head, changes);
    return { commit: await writeCommit(api, access, head, changes, message), head };
  });
}

/** Refuses to write over a file, or to delete one, that is not what was committed. */
async function refuseChanged(
  api: Api,
  { access, known, way }: Change,
  { blobs }: BranchHead,
  changes: Changes,
): Promise<void> {
  const foreign = [...changes.keys()].filter((path) => {
    const before = known[path]?.blob;
    return before !== undefined && blobs.get(path) !== before;
  });
  if (foreign.length === 0) return;
  const last = await lastCommits(api, access, foreign);
  const nobody = { sha: "", author: "", message: "" };
  const lines = foreign.map((path) => changedByOthers(path, access, last.get(path) ?? nobody, way));
  throw new Explanation(lines.join("\n"));
}

function blobOrNone(content: string | undefined): string | undefined {
  return content === undefined ? undefined : blobOf(content);
}

/** Returns the directory of the files, for messages. */
function placeOf([first = ""]: readonly string[]): string {
  return first.split("/").slice(0, -1).join("/");
}
