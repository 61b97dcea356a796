import { candidates } from "./candidates";
import { parseCommit, type Commit } from "./commit";
import { readObjects } from "./read-objects";

/** The commit that a branch, a tag or a sha names, if there is one. */
export async function readCommit(directory: string, ref: string): Promise<Commit | undefined> {
  const objects = await readObjects(
    directory,
    candidates(ref).map((name) => `${name}^{commit}`),
  );
  const found = objects.find((object) => object !== undefined);
  return found && parseCommit(found);
}
