import { RepositoryFile } from "@pulumi/github/repositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../errors";
import { resourceHook, supportsResourceHooks } from "../../../pulumi/hooks";
import { knownValue } from "../../../pulumi/resolve-output";
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
 * again; when a Flux is adopted, they are imported in place of being committed
 * @param wanted the content to commit, as far as it is known
 */
export function keepFile(
  name: string,
  { repository, branch }: FileTarget,
  file: FileToCommit,
  { found, wanted }: { readonly found: string | undefined; readonly wanted: string | undefined },
  { author, message: format, adopts }: Pick<CommitStyle, "author" | "message" | "adopts">,
  opts: pulumi.CustomResourceOptions,
): RepositoryFile {
  const { path, content, message, lost } = file;
  const foreign = isOfPerson(file, found);
  const leave = stays(file, found, wanted);
  const resourceName = fileResourceName(name, path);
  return new RepositoryFile(
    resourceName,
    {
      repository,
      branch,
      file: path,
      content: leave ? found : content,
      commitMessage: commitMessage(message, format),
      overwriteOnCreate: true,
      ...(author && { commitAuthor: author.name, commitEmail: author.email }),
    },
    {
      ...opts,
      ...(leave ? { ignoreChanges: LEFT } : refuseLoss(resourceName, found, lost, opts.hooks)),
      ...(leave && adopts ? importOf(repository, branch, path) : {}),
      ...(foreign ? { retainOnDelete: true } : {}),
    },
  );
}

/** Returns true for a file that is not committed again: its content in Git is a person's, or means the same already. */
export function stays(file: FileToCommit, found: string | undefined, wanted: string | undefined): found is string {
  if (found === undefined) return false;
  return (
    isOfPerson(file, found) || (wanted !== undefined && (found === wanted || file.means?.(found, wanted) === true))
  );
}

/** Returns the contents of files; undefined for one that is not known in a preview. */
export function knownContents(files: readonly FileToCommit[]): Promise<(string | undefined)[]> {
  return Promise.all(files.map(({ content }) => knownValue(content)));
}

/** Returns true for a file whose content in Git is a person's, who keeps it. */
export function isOfPerson({ isForeign }: FileToCommit, found: string | undefined): boolean {
  return found !== undefined && isForeign?.(found) === true;
}

/** What is not changed of a file that stays as it is: a change of any of them is a commit. */
const LEFT = ["content", "commitMessage", "commitAuthor", "commitEmail", "overwriteOnCreate"];

/**
 * Returns the option that imports a file. Its id is the one that the provider gives to a file that it has created.
 *
 * @see https://www.pulumi.com/registry/packages/github/api-docs/repositoryfile/#import
 */
function importOf(
  repository: pulumi.Input<string>,
  branch: pulumi.Input<string>,
  path: string,
): pulumi.CustomResourceOptions {
  if (typeof repository !== "string" || typeof branch !== "string") return {};
  return { import: [repository, path, branch].join(":") };
}

/** Returns the hooks that refuse to write a file for the first time when others would lose something by it. */
function refuseLoss(
  name: string,
  found: string | undefined,
  lost: FileToCommit["lost"],
  hooks: pulumi.ResourceHookBinding | undefined,
): pulumi.CustomResourceOptions {
  if (found === undefined || lost === undefined || !supportsResourceHooks()) return {};
  const refuse = resourceHook(
    `${name}-loss`,
    async ({ newInputs }) => {
      const content: unknown = newInputs?.["content"];
      const loss = typeof content === "string" ? await lost(found, content) : undefined;
      if (loss !== undefined) throw new BootstrapError(loss);
    },
    { onDryRun: true },
  );
  return { hooks: { ...hooks, beforeCreate: [refuse, ...(hooks?.beforeCreate ?? [])] } };
}

/** Returns the file that a resource has committed. */
export function committedFile(resource: RepositoryFile): pulumi.Output<CommittedFile> {
  return pulumi.all([resource.file, resource.commitSha]).apply(([path, commit]) => ({ path, commit }));
}

function fileResourceName(name: string, path: string): string {
  return `${name}-${path.split("/").at(-1) ?? path}`;
}
