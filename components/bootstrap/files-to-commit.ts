import { createHash } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { knownSync } from "../cluster/sync-objects";
import type { CommittedFile, FileSet, FileToCommit, GitHost } from "../git/hosts/git-host";
import { Upgrades } from "../manifests/install-options";
import { knownOr, resolveOutput } from "../pulumi/resolve-output";
import type { ComposedManifests } from "./compose-manifests";
import type { Publisher } from "./publisher";
import type { FluxBootstrapOptions } from "./resolve";
import { areDefault, isForeign } from "../manifests/kustomization-file";
import { gotkSync } from "../manifests/sync";
import { overwrittenComponents, overwrittenSync, sameObjects } from "./overwritten-files";

/** The manifests that Flux manages itself from, in the order of their commits where each is one. */
export interface FilesToCommit extends FileSet {
  /** A hexadecimal number that changes with every change of a file. */
  readonly digest: pulumi.Output<string>;
}

/**
 * Returns the manifests with their paths. `kustomization.yaml` comes last: without it, Flux would build the directory
 * from all the files in it.
 */
export function filesToCommit(
  {
    directory,
    version,
    sync: options,
    adopt,
    allowOverwrite,
    upgrades,
  }: Pick<FluxBootstrapOptions, "directory" | "version" | "sync" | "adopt" | "allowOverwrite" | "upgrades">,
  flux: ComposedManifests,
  { url: sourceUrl, writes, former, place, isKept }: Pick<Publisher, "url" | "writes" | "former" | "place" | "isKept">,
): FilesToCommit {
  const { files: manifests, kustomization, patched } = flux;
  // With other changes than those of a person, each in the files that they are for.
  const isChanged = kustomization.managed && isKept ? knownOr(isKept, false) : undefined;
  const contents = isChanged?.apply((changed) =>
    pulumi.all(
      changed
        ? flux.changedFiles().map((file) => flux.fill.fillText(file.content))
        : manifests.map((file) => file.content),
    ),
  );
  const sync = { ...options, url: sourceUrl };
  const pathOf = (file: string) => `${directory}/${file}`;
  // The content is plain where possible, so that every preview shows it.
  const { url, artifact, ...known } = sync;
  const content =
    typeof url === "string" && artifact === undefined && isChanged === undefined
      ? gotkSync({ ...known, url }).content
      : knownSync(sync).apply((all) =>
          (isChanged ?? pulumi.output(false)).apply((changed) => gotkSync(all, changed ? patched : undefined).content),
        );
  const lostOfSync = async (found: string, wanted: string) => {
    const [before, now] = await resolveOutput(pulumi.all([former, place.repository]));
    // The program has the same repository by its present name.
    const present = before === undefined ? found : found.replaceAll(before, now);
    return overwrittenSync(present, wanted, pathOf("gotk-sync.yaml"));
  };
  // The provider uses the same message to write and to delete a file, so the message only describes the file.
  const files: readonly FileToCommit[] = [
    ...manifests.map((file, index) => ({
      ...file,
      ...(contents && { content: contents.apply((all) => all[index] ?? "") }),
      message: `Flux ${version} ${nameOf(file.path)} for ${directory}`,
      ...(isUpgradedInGit(file, upgrades) ? { isForeign: () => true } : {}),
      ...(adopt ? { means: sameObjects } : {}),
      ...(allowOverwrite
        ? {}
        : { lost: (found: string, wanted: string) => overwrittenComponents(found, wanted, pathOf(file.path), adopt) }),
    })),
    {
      path: "gotk-sync.yaml",
      content,
      message: `Flux sync with ${sync.branch} for ${directory}`,
      ...(adopt ? { means: sameObjects } : {}),
      ...(allowOverwrite ? {} : { lost: lostOfSync }),
    },
    {
      path: kustomization.path,
      content: kustomization.content,
      message: `Flux kustomization for ${directory}`,
      isForeign,
      ...(adopt ? { means: areDefault } : {}),
    },
  ];
  const digest = pulumi
    .all(files.map((file) => (isUpgradedInGit(file, upgrades) ? "" : file.content)))
    // The digest differs between files that are committed and the same files that are not, because Flux has another
    // task then.
    .apply((contents) => shortDigest(...contents, ...(writes ? [] : ["none"])));
  return {
    files: files.map((file) => ({ ...file, path: pathOf(file.path) })),
    message: `Flux ${version} for ${directory}`,
    deletionMessage: `Delete Flux from ${directory}`,
    digest,
  };
}

/** Returns a hexadecimal number that changes with each of the texts. */
export function shortDigest(...texts: readonly string[]): string {
  return createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 16);
}

/** Returns true for a file that the program does not change once it is in Git. */
function isUpgradedInGit({ path }: { readonly path: string }, upgrades: Upgrades): boolean {
  return upgrades === Upgrades.Git && path === "gotk-components.yaml";
}

/** Returns the name for the commit message: `components` for `gotk-components.yaml`. */
function nameOf(path: string): string {
  return path.replace(/^gotk-|\.yaml$/g, "");
}

/**
 * Outputs the files with their contents, for the pipeline that publishes them: nothing is committed.
 *
 * @param host the place in which a file that a person wrote stays as it is, so that it is no output
 */
export function uncommitted(
  files: readonly FileToCommit[],
  host?: Pick<GitHost, "read">,
): pulumi.Output<CommittedFile[]> {
  const outputs = files.map(({ path, content, isForeign: isOfPerson }) =>
    pulumi
      .all([content, isOfPerson && host?.read(path)])
      .apply(([text, found]) => (found !== undefined && isOfPerson?.(found) ? [] : [{ path, content: text }])),
  );
  return pulumi.all(outputs).apply((all) => all.flat());
}
