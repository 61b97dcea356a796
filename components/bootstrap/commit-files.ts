import type * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { CommitMode } from "../git/hosts/commit";
import { CommitStage, type ChildOptions, type Commit, type FileSet, type GitHost } from "../git/hosts/git-host";
import { uncommitted } from "./files-to-commit";
import { pushedBefore, rememberPush } from "./push-memory";

/**
 * Brings the files to the branch in the way that the caller wants, or only returns them as outputs.
 *
 * @param after the resources that must exist before; it resolves when every check has passed
 * @throws BootstrapError when the files were pushed, and `commit.mode` is now `none`
 */
export function commitFiles(
  name: string,
  mode: CommitMode,
  host: GitHost,
  set: FileSet,
  after: pulumi.Output<pulumi.Resource[]>,
  opts: ChildOptions,
): Commit {
  switch (mode) {
    case CommitMode.Push: {
      const pushed = host.push(set, after, opts);
      rememberPush(name, { ...opts, dependsOn: pushed.resources });
      return pushed;
    }
    case CommitMode.PullRequest:
      return host.propose(set, pushedBefore(name, opts), after, opts);
    case CommitMode.None:
      return {
        stage: pushedBefore(name, opts).apply((pushed) => {
          if (pushed)
            throw new BootstrapError(
              'commit.mode: must not become "none" after "push", because the files from which Flux manages itself would be deleted. ' +
                'Set it to "push" or "pullRequest".',
            );
          return CommitStage.OnBranch;
        }),
        resources: after,
        files: uncommitted(set.files, host),
      };
  }
}
