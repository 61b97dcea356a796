import { isMalformedPath } from "../git/is-malformed-path";
import { readObjects } from "../git/read-objects";
import { writeObject } from "../git/write-object";
import type { TreeChange } from "../git/write-tree";
import type { JsonObject } from "../json";
import type { StoredRepository } from "../state/stored-repository";
import { ApiError } from "./api-error";
import { optionalText } from "./body";

const MODES = ["100644", "100755", "040000", "160000", "120000"];

/**
 * An entry of a tree that a request describes: content to store, a sha of what is stored, or null to remove.
 *
 * @see https://docs.github.com/en/rest/git/trees#create-a-tree
 */
export async function treeChange({ directory }: StoredRepository, entry: JsonObject): Promise<TreeChange> {
  const path = optionalText(entry, "path") ?? "";
  if (isMalformedPath(path)) {
    throw new ApiError(422, "tree.path contains a malformed path component");
  }
  if (entry["sha"] === null) return { path, mode: "100644", sha: undefined };
  const mode = optionalText(entry, "mode") ?? "100644";
  if (!MODES.includes(mode))
    throw new ApiError(422, "tree.mode must be one of 100644, 100755, 040000, 160000, or 120000");
  const content = optionalText(entry, "content");
  if (content !== undefined) return { path, mode, sha: await writeObject(directory, "blob", content) };
  const sha = optionalText(entry, "sha");
  const [known] = sha === undefined ? [] : await readObjects(directory, [sha]);
  // A submodule's commit is in another repository.
  if (sha === undefined || (known === undefined && mode !== "160000")) {
    throw new ApiError(422, `tree.sha ${sha ?? ""} is not a valid blob`);
  }
  return { path, mode, sha };
}
