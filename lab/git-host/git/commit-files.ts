import { BranchMoved } from "./branch-moved";
import type { Commit } from "./commit";
import { GitFailure } from "./git-failure";
import { runGit } from "./run-git";
import { formatSignature, type Signature } from "./signature";

/** A commit on a branch: what changes, on top of which commit. */
export interface FilesCommit {
  readonly branch: string;
  /** The ref that gets the commit when it is not to be the branch, by its full name. It is moved without a look. */
  readonly ref?: string;
  /** The commit that the branch is at, undefined when the commit is to create it. */
  readonly parent: string | undefined;
  /** Content by path; null removes. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

// One process for blobs, trees, commit and ref; plumbing takes six. A lab need not survive a power cut.
const FAST_IMPORT = ["-c", "core.fsync=none", "-c", "core.compression=1", "fast-import", "--quiet", "--done"];

/**
 * Commits files on a branch.
 *
 * @throws {@link BranchMoved} when the branch is not at `parent` any more.
 * @see https://git-scm.com/docs/git-fast-import
 */
export async function commitFiles(directory: string, commit: FilesCommit): Promise<Commit> {
  const ref = commit.ref ?? `refs/heads/${commit.branch}`;
  const stream: (string | Buffer)[] = [
    `commit ${ref}\nmark :1\n`,
    `author ${formatSignature(commit.author)}\ncommitter ${formatSignature(commit.committer)}\n`,
    ...data(commit.message),
    commit.parent === undefined ? "" : `from ${commit.parent}\n`,
  ];
  const changes = Object.entries(commit.files);
  for (const [path, content] of changes) if (content === null) stream.push(`D ${quote(path)}\n`);
  for (const [path, content] of changes) {
    if (content !== null) stream.push(`M 100644 inline ${quote(path)}\n`, ...data(content));
  }
  stream.push('get-mark :1\nls :1 ""\ndone\n');
  try {
    const input = Buffer.concat(stream.map((part) => Buffer.from(part)));
    const output = (await runGit(directory, FAST_IMPORT, { input })).toString();
    const [, sha = "", tree = ""] = /^([0-9a-f]{40})\n040000 tree ([0-9a-f]{40})\t/.exec(output) ?? [];
    const { parent, message, author, committer } = commit;
    return { sha, tree, parents: parent === undefined ? [] : [parent], author, committer, message };
  } catch (failure) {
    const moved = /Not updating|cannot lock ref|Unable to create .*\.lock/;
    if (failure instanceof GitFailure && moved.test(failure.stderr)) throw new BranchMoved(commit.branch);
    throw failure;
  }
}

function data(content: string | Buffer): readonly (string | Buffer)[] {
  return [`data ${String(Buffer.byteLength(content))}\n`, content, "\n"];
}

function quote(path: string): string {
  return `"${path.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
