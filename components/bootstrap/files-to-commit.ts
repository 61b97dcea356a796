import { createHash } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { knownSync } from "../cluster/sync-objects";
import type { CommittedFile, FileToCommit } from "../git/hosts/git-host";
import type { ComposedManifests } from "./compose-manifests";
import type { Publisher } from "./publisher";
import type { FluxBootstrapOptions } from "./resolve";
import { isForeign } from "../manifests/kustomization-file";
import { gotkSync } from "../manifests/sync";

/** The manifests that Flux manages itself from, in the order of their commits. */
export interface FilesToCommit {
  readonly files: readonly FileToCommit[];
  /** Changes whenever a file does: a hexadecimal number. */
  readonly digest: pulumi.Output<string>;
}

/**
 * Puts the manifests into their directory. `kustomization.yaml` comes last: until it is there Flux would build the
 * directory from whatever it holds.
 */
export function filesToCommit(
  { directory, version, sync: options }: Pick<FluxBootstrapOptions, "directory" | "version" | "sync">,
  { files: manifests, kustomization }: ComposedManifests,
  { url: sourceUrl, writes }: Pick<Publisher, "url" | "writes">,
): FilesToCommit {
  const sync = { ...options, url: sourceUrl };
  // Plain where it can be, so that every preview shows it.
  const { url, artifact, ...known } = sync;
  const content =
    typeof url === "string" && artifact === undefined
      ? gotkSync({ ...known, url }).content
      : knownSync(sync).apply((all) => gotkSync(all).content);
  // The provider uses the same message to write and to delete a file, so it only says what the file is.
  const files: readonly FileToCommit[] = [
    ...manifests.map((file) => ({ ...file, message: `Flux ${version} ${nameOf(file.path)} for ${directory}` })),
    {
      path: "gotk-sync.yaml",
      content,
      message: `Flux sync with ${sync.branch} for ${directory}`,
    },
    {
      path: kustomization.path,
      content: kustomization.content,
      message: `Flux kustomization for ${directory}`,
      isForeign,
    },
  ];
  const digest = pulumi
    .all(files.map(({ content }) => content))
    // What was not committed yet is another thing for Flux to do when it is, although it is the same.
    .apply((contents) =>
      createHash("sha256")
        .update([...contents, ...(writes ? [] : ["none"])].join("\0"))
        .digest("hex")
        .slice(0, 16),
    );
  return { files: files.map((file) => ({ ...file, path: `${directory}/${file.path}` })), digest };
}

/** What `gotk-components.yaml` is about: its components. */
function nameOf(path: string): string {
  return path.replace(/^gotk-|\.yaml$/g, "");
}

/** Outputs files with their contents, for whoever publishes them: nothing is committed. */
export function uncommitted(files: readonly FileToCommit[]): pulumi.Output<CommittedFile[]> {
  return pulumi.all(
    files.map(({ path, content }) => pulumi.output(content).apply((text) => ({ path, content: text }))),
  );
}
