import * as pulumi from "@pulumi/pulumi";

import { CommitMode } from "./git-hosts/commit-mode";
import { CommitStage, type ChildOptions, type Commit, type FileToCommit, type GitHost } from "./git-hosts/git-host";

/**
 * Gets the files to the branch in the way that the caller wants, or only puts them out.
 *
 * @param firstMode how they got there at first, when nothing speaks against it
 * @param after what must be done before
 */
export function commit(
  mode: CommitMode,
  firstMode: pulumi.Output<CommitMode>,
  host: GitHost,
  files: readonly FileToCommit[],
  after: readonly pulumi.Resource[],
  opts: ChildOptions,
): Commit {
  const ready = firstMode.apply(() => [...after]);
  switch (mode) {
    case CommitMode.Push:
      return host.push(files, ready, opts);
    case CommitMode.PullRequest:
      return host.propose(files, firstMode.apply((first) => first === CommitMode.Push), ready, opts);
    case CommitMode.None:
      return {
        stage: pulumi.output(CommitStage.OnBranch),
        resources: ready,
        files: pulumi.all(files.map(({ path, content }) => pulumi.output(content).apply((text) => ({ path, content: text })))),
      };
  }
}
