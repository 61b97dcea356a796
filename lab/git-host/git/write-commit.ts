import type { SigningKey } from "../signing/signing-key";
import { parseCommit, type Commit } from "./commit";
import { formatSignature, type Signature } from "./signature";
import { signedContent } from "./signed-content";
import { writeObject } from "./write-object";

/** A commit to be. */
export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** Stores a commit that no branch has yet, signed when there is a key. */
export async function writeCommit(directory: string, commit: NewCommit, key?: SigningKey): Promise<Commit> {
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatSignature(commit.author)}`,
    `committer ${formatSignature(commit.committer)}`,
  ];
  const unsigned = Buffer.from(`${headers.join("\n")}\n\n${commit.message}`);
  const content = key === undefined ? unsigned : await signedContent(unsigned, key);
  return parseCommit({ sha: await writeObject(directory, "commit", content), type: "commit", content });
}
