import type { GitObject } from "./git-object";
import { runGit } from "./run-git";

const HEADER = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/;

/**
 * Reads objects by their names ("main:README.md", "refs/heads/main^{commit}", a sha), all in one process because
 * a process is what costs time. An object that does not exist is undefined.
 *
 * @see https://git-scm.com/docs/git-cat-file#_batch_output
 */
export async function readObjects(
  directory: string,
  names: readonly string[],
): Promise<readonly (GitObject | undefined)[]> {
  // A line feed would ask for two objects. No GitHub path or ref has one.
  const asked = names.map((name) => (name.includes("\n") ? "?" : name));
  const output = await runGit(directory, ["cat-file", "--batch"], { input: `${asked.join("\n")}\n` });
  const objects: (GitObject | undefined)[] = [];
  for (let position = 0; position < output.length;) {
    const end = output.indexOf(0x0a, position);
    const [, sha, type, size] = HEADER.exec(output.toString("utf8", position, end)) ?? [];
    position = end + 1;
    if (sha === undefined || size === undefined) {
      objects.push(undefined);
      continue;
    }
    const content = output.subarray(position, position + Number(size));
    objects.push({ sha, type: type as GitObject["type"], content });
    position += Number(size) + 1;
  }
  return objects;
}
