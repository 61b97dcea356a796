import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runGit } from "./run-git";

// git runs it before it moves a ref for a push: https://git-scm.com/docs/githooks#update
const UPDATE_HOOK = `#!/bin/sh
branch=\${1#refs/heads/}
if [ -f "$GIT_DIR/protected-branches" ] && grep -qxF -e "$branch" "$GIT_DIR/protected-branches"; then
  echo "error: GH006: Protected branch update failed for $1." >&2
  echo "error: Changes must be made through a pull request." >&2
  exit 1
fi
`;

/** Makes an empty bare repository that refuses pushes to the branches in its file `protected-branches`. */
export async function createBareRepository(directory: string, defaultBranch: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await runGit(directory, ["init", "--quiet", "--bare", "--template=", `--initial-branch=${defaultBranch}`, "."]);
  await mkdir(join(directory, "hooks"));
  await writeFile(join(directory, "hooks", "update"), UPDATE_HOOK, { mode: 0o755 });
}
