import { RepositoryFile } from "@pulumi/github/repositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { commitMessage, type CommitStyle } from "../commit";
import type { CommittedFile, FileToCommit } from "../git-host";

/** The branch that files are committed to. */
export interface FileTarget {
  readonly repository: pulumi.Input<string>;
  readonly branch: pulumi.Input<string>;
}

/**
 * Keeps a file on a branch, with a commit for each change of its content.
 *
 * @param found the present content of the file: a person's text, and a text that is the same already, are not written
 * again
 */
export function keepFile(
  name: string,
  { repository, branch }: FileTarget,
  { path, content, message, isForeign }: FileToCommit,
  found: string | undefined,
  { author, message: format }: Pick<CommitStyle, "author" | "message">,
  opts: pulumi.CustomResourceOptions,
): RepositoryFile {
  const foreign = found !== undefined && isForeign?.(found) === true;
  const leave = foreign || found === content;
  return new RepositoryFile(
    fileResourceName(name, path),
    {
      repository,
      branch,
      file: path,
      content: foreign ? found : content,
      commitMessage: commitMessage(message, format),
      overwriteOnCreate: true,
      ...(author && { commitAuthor: author.name, commitEmail: author.email }),
    },
    {
      ...opts,
      ...(leave ? { ignoreChanges: ["content", "commitMessage", "commitAuthor", "commitEmail"] } : {}),
      ...(foreign ? { retainOnDelete: true } : {}),
    },
  );
}

/** Returns the file that a resource has committed. */
export function committedFile(resource: RepositoryFile): pulumi.Output<CommittedFile> {
  return pulumi.all([resource.file, resource.commitSha]).apply(([path, commit]) => ({ path, commit }));
}

function fileResourceName(name: string, path: string): string {
  return `${name}-${path.split("/").at(-1) ?? path}`;
}
