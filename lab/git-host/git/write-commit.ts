import { formatSignature, type Signature } from "./signature";
import { writeObject } from "./write-object";

/** A commit to be. */
export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** Stores a commit that no branch has yet. */
export function writeCommit(directory: string, commit: NewCommit): Promise<string> {
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatSignature(commit.author)}`,
    `committer ${formatSignature(commit.committer)}`,
  ];
  return writeObject(directory, "commit", `${headers.join("\n")}\n\n${commit.message}`);
}
