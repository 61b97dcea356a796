import { randomUUID } from "node:crypto";
import type { SigningKey } from "../signing/signing-key";
import { parseCommit, type Commit } from "./commit";
import { commitFiles, type FilesCommit } from "./commit-files";
import { readObjects } from "./read-objects";
import { listRefs, updateRef } from "./refs";
import { signedContent } from "./signed-content";
import { writeObject } from "./write-object";

/**
 * Commits files on a branch with a signature. The commit without one is on no branch, so that nobody fetches it.
 *
 * @throws {@link BranchMoved} when the branch is not at `parent` any more.
 */
export async function signCommit(directory: string, commit: FilesCommit, key: SigningKey): Promise<Commit> {
  const aside = `refs/lab/${randomUUID()}`;
  const unsigned = await commitFiles(directory, { ...commit, ref: aside });
  try {
    const content = (await readObjects(directory, [unsigned.sha]))[0]?.content ?? Buffer.alloc(0);
    const signed = await signedContent(content, key);
    const sha = await writeObject(directory, "commit", signed);
    const branch = `refs/heads/${commit.branch}`;
    const exists = (await listRefs(directory, branch)).some(({ name }) => name === branch);
    await updateRef(directory, branch, sha, exists ? commit.parent : undefined);
    return parseCommit({ sha, type: "commit", content: signed });
  } finally {
    await updateRef(directory, aside, undefined, unsigned.sha);
  }
}
