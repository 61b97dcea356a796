import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../errors";
import { resourceHook, supportsResourceHooks } from "../../../pulumi/hooks";
import { isRecord } from "../../../manifests/is-record";
import { commitMessage, type CommitStyle } from "../commit";
import {
  CommitStage,
  type ChildOptions,
  type Commit,
  type CommittedFile,
  type FileSet,
  type FileToCommit,
} from "../git-host";
import type { CommittedBlob } from "./providers/commit";
import { COMMITTED_FILES_ARGS, CommittedFiles, withCommits } from "./committed-files";
import { isOfPerson, knownContents, stays } from "./file";
import { repositoryArgs, type DirectPlace } from "./place";

/**
 * Brings the files to the branch that Flux follows by one commit, with what is to be deleted.
 *
 * @param found the present content of each file; undefined for a repository that the same program creates
 */
export function pushCommit(
  name: string,
  place: DirectPlace,
  set: FileSet,
  found: pulumi.Output<(string | undefined)[]> | undefined,
  style: CommitStyle,
  after: pulumi.Output<pulumi.Resource[]>,
  opts: ChildOptions,
): Commit {
  const read: pulumi.Output<ReadTexts> =
    found === undefined
      ? pulumi.output({ texts: [], contents: [] })
      : found.apply(async (texts) => ({ texts, contents: await knownContents(set.files) }));
  const kept = read.apply((known) => keepFiles(name, place, set, known, style, { ...opts, dependsOn: after }));
  return {
    stage: pulumi.output(CommitStage.OnBranch),
    files: kept.apply(({ files }) => files),
    revision: kept.apply(({ resource }) => resource.committed).apply(revisionOf),
    resources: pulumi.all([after, kept]).apply(([before, { resource }]) => [...before, resource as pulumi.Resource]),
  };
}

/** The texts of the files on the branch, and those to commit, as far as they are known. */
interface ReadTexts {
  readonly texts: readonly (string | undefined)[];
  readonly contents: readonly (string | undefined)[];
}

/** Declares the resource once more as it is in the state, for files that get to the branch in another way now. */
export function holdCommit(name: string, place: DirectPlace, opts: ChildOptions): void {
  new CommittedFiles(
    nameOf(name),
    { ...repositoryArgs(place), branch: place.branch, message: "", deletionMessage: "", kept: [], files: {} },
    place,
    { ...opts, ignoreChanges: [...COMMITTED_FILES_ARGS], retainOnDelete: true },
  );
}

/** A file beside its present content and the one to commit, as far as they are known. */
interface FoundFile {
  readonly file: FileToCommit;
  readonly found: string | undefined;
  readonly wanted: string | undefined;
}

function keepFiles(
  name: string,
  place: DirectPlace,
  { files, message, deletionMessage }: FileSet,
  { texts, contents }: ReadTexts,
  { author, message: format }: CommitStyle,
  opts: pulumi.CustomResourceOptions,
): { readonly resource: CommittedFiles; readonly files: pulumi.Output<CommittedFile[]> } {
  const all = files.map((file, index): FoundFile => ({ file, found: texts[index], wanted: contents[index] }));
  const owned = all.filter(({ file, found }) => !isOfPerson(file, found));
  const resource = new CommittedFiles(
    nameOf(name),
    {
      ...repositoryArgs(place),
      branch: place.branch,
      ...(author && { author }),
      message: commitMessage(message, format),
      deletionMessage: commitMessage(deletionMessage, format),
      kept: all.filter(({ file, found }) => isOfPerson(file, found)).map(({ file }) => file.path),
      files: Object.fromEntries(
        owned.map(({ file, found, wanted }) => [file.path, stays(file, found, wanted) ? found : file.content]),
      ),
    },
    place,
    { ...opts, ...refuseLoss(name, owned) },
  );
  return {
    resource,
    files: resource.committed.apply((committed) => withCommits(files, committed)),
  };
}

/** Returns the hooks that refuse to write a file for the first time when others would lose something by it. */
function refuseLoss(name: string, owned: readonly FoundFile[]): pulumi.CustomResourceOptions {
  const guarded = owned.filter(({ file, found }) => found !== undefined && file.lost !== undefined);
  if (guarded.length === 0 || !supportsResourceHooks()) return {};
  const refuse = resourceHook(
    `${nameOf(name)}-loss`,
    async ({ newInputs, oldInputs }) => {
      const [before, now] = [oldInputs, newInputs].map(filesOf);
      const lost: string[] = [];
      for (const { file, found = "" } of guarded) {
        const content = now?.[file.path];
        if (before?.[file.path] !== undefined || typeof content !== "string") continue;
        const loss = await file.lost?.(found, content);
        if (loss !== undefined) lost.push(loss);
      }
      if (lost.length > 0) throw new BootstrapError(lost.join("\n"));
    },
    { onDryRun: true },
  );
  return { hooks: { beforeCreate: [refuse], beforeUpdate: [refuse] } };
}

function revisionOf(committed: Readonly<Record<string, CommittedBlob>> = {}): string {
  return Object.keys(committed)
    .sort()
    .map((path) => committed[path]?.commit)
    .join(" ");
}

function filesOf(inputs: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const files = inputs?.["files"];
  return isRecord(files) ? files : {};
}

function nameOf(name: string): string {
  return `${name}-files`;
}
