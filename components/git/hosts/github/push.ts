import * as pulumi from "@pulumi/pulumi";
import type { RepositoryFile } from "@pulumi/github/repositoryFile";

import type { CommitStyle } from "../commit";
import { CommitStage, type ChildOptions, type Commit, type FileToCommit } from "../git-host";
import { committedFile, keepFile, knownContents, type FileTarget } from "./file";

/**
 * Commits the files to the branch that Flux follows.
 *
 * @param found the present content of each file; undefined for a repository that the same program creates
 */
export function push(
  name: string,
  target: FileTarget,
  files: readonly FileToCommit[],
  found: pulumi.Output<(string | undefined)[]> | undefined,
  style: CommitStyle,
  after: pulumi.Output<pulumi.Resource[]>,
  opts: ChildOptions,
): Commit {
  const keepAll = (
    texts: readonly (string | undefined)[],
    contents: readonly (string | undefined)[],
  ): RepositoryFile[] =>
    files.reduce<RepositoryFile[]>((kept, file, index) => {
      const previous = kept.at(-1);
      // Each file is a commit of its own, and GitHub refuses a commit that races another one on the same branch.
      const dependsOn = previous ?? after;
      return [
        ...kept,
        keepFile(name, target, file, { found: texts[index], wanted: contents[index] }, style, { ...opts, dependsOn }),
      ];
    }, []);
  // Without `apply` where no content is read first: in preview, an output of a repository that does not exist yet never
  // resolves.
  const resources =
    found === undefined
      ? pulumi.output(keepAll([], []))
      : found.apply(async (texts) => keepAll(texts, await knownContents(files)));
  return {
    stage: pulumi.output(CommitStage.OnBranch),
    files: resources.apply((kept) => pulumi.all(kept.map(committedFile))),
    resources: pulumi.all([after, resources]).apply(([before, kept]) => [...before, ...(kept as pulumi.Resource[])]),
  };
}
