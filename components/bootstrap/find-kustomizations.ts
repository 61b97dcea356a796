import * as pulumi from "@pulumi/pulumi";

import type { GitHost } from "../git/hosts/git-host";
import { inDirectory } from "../manifests/directory";
import { KUSTOMIZATION_NAMES } from "../manifests/kustomization-file";
import type { FluxBootstrapOptions } from "./resolve";

/** The files that decide what kustomize builds. */
export interface Kustomizations {
  /** What kustomize builds in the directory of Flux's manifests. */
  readonly own: FoundFile | undefined;
  /** What it builds in that of the cluster. */
  readonly ofCluster: FoundFile | undefined;
  /** The paths of all files on the branch, until the program has written its own. */
  readonly all?: readonly string[];
}

interface FoundFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the files that say what kustomize builds in the directory of Flux's manifests and in that of the cluster. Their rarer
 * names, and other clusters, are looked for only until the program has written its own.
 */
export function findKustomizations(
  host: Pick<GitHost, "read" | "files">,
  { directory, sync, writes }: Pick<FluxBootstrapOptions, "directory" | "sync"> & { readonly writes: boolean },
): pulumi.Output<Kustomizations> {
  const [usual, ...rarer] = KUSTOMIZATION_NAMES;
  const first = (names: readonly string[], files?: readonly string[]) => {
    const of = (parent: string) => {
      const paths = names.map((name) => inDirectory(parent, name));
      return firstOf(host, files === undefined ? paths : paths.filter((path) => files.includes(path)));
    };
    return pulumi.all([of(directory), of(sync.path)]);
  };
  return first([usual]).apply(([own, ofCluster]) => {
    if (own !== undefined || !writes) return pulumi.output<Kustomizations>({ own, ofCluster });
    return host.files().apply((files) =>
      first(rarer, files).apply(([rareOwn, rareOfCluster]): Kustomizations => {
        return { own: rareOwn, ofCluster: ofCluster ?? rareOfCluster, ...(files && { all: files }) };
      }),
    );
  });
}

/** Reads the first of some files that exists; undefined when there is none. */
function firstOf(host: Pick<GitHost, "read">, files: readonly string[]): pulumi.Output<FoundFile | undefined> {
  return pulumi
    .all(files.map((file) => host.read(file)))
    .apply((texts) => files.map((file, index) => ({ file, text: texts[index] ?? "" })).find(({ text }) => text !== ""));
}
