import * as pulumi from "@pulumi/pulumi";

import type { GitHost } from "../git/hosts/git-host";
import { KUSTOMIZATION_NAMES } from "../manifests/kustomization-file";
import type { FluxBootstrapOptions } from "./resolve";

/** The files that decide what kustomize builds. */
export interface Kustomizations {
  /** What kustomize builds in the directory of Flux's manifests. */
  readonly own: FoundFile | undefined;
  /** What it builds in that of the cluster. */
  readonly ofCluster: FoundFile | undefined;
  /** A file that is no manifest, where Flux would apply it. */
  readonly stray?: FoundFile | undefined;
}

interface FoundFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the files that say what kustomize builds in the directory of Flux's manifests and in that of the cluster. Under their
 * rarer names they are looked for only until the program has written its own.
 */
export function findKustomizations(
  host: Pick<GitHost, "read">,
  { directory, sync, writes }: Pick<FluxBootstrapOptions, "directory" | "sync"> & { readonly writes: boolean },
): pulumi.Output<Kustomizations> {
  const [usual, ...rarer] = KUSTOMIZATION_NAMES;
  const first = (names: readonly string[]) => {
    const of = (parent: string) =>
      firstOf(
        host,
        names.map((name) => (parent === "" ? name : `${parent}/${name}`)),
      );
    return pulumi.all([of(directory), of(sync.path)]);
  };
  return first([usual]).apply(([own, ofCluster]) => {
    if (own !== undefined || !writes) return pulumi.output<Kustomizations>({ own, ofCluster });
    const appliesAll = sync.path === "" && ofCluster === undefined && sync.gitRepository?.ignore === undefined;
    return pulumi
      .all([first(rarer), appliesAll ? firstOf(host, [SOURCE_IGNORE, ...NO_MANIFESTS]) : undefined])
      .apply(([others, stray]): Kustomizations => {
        const rareOfCluster = ofCluster ?? others[1];
        return {
          own: others[0],
          ofCluster: rareOfCluster,
          ...(rareOfCluster === undefined && stray?.file !== SOURCE_IGNORE && { stray }),
        };
      });
  });
}

/** It leaves files out, which only Flux can tell. */
const SOURCE_IGNORE = ".sourceignore";
/** Files that lie at the root of many repositories, where Flux would take them for manifests. */
const NO_MANIFESTS = ["Pulumi.yaml", "docker-compose.yml", "docker-compose.yaml", "compose.yaml", "Chart.yaml"];

/** Reads the first of some files that exists; undefined when there is none. */
function firstOf(host: Pick<GitHost, "read">, files: readonly string[]): pulumi.Output<FoundFile | undefined> {
  return pulumi
    .all(files.map((file) => host.read(file)))
    .apply((texts) => files.map((file, index) => ({ file, text: texts[index] ?? "" })).find(({ text }) => text !== ""));
}
