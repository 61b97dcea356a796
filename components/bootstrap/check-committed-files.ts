import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import type { GitHost } from "../git/hosts/git-host";
import { omittedFlux } from "../preflight/findings/cluster-kustomization";
import {
  unreadablePatches,
  unsuitableKustomization,
  wronglyNamedKustomization,
} from "../preflight/findings/committed-kustomization";
import { overlappingCluster, strayFile } from "../preflight/findings/misplaced-cluster";
import { renamedRoot, syncOfOthers } from "../preflight/findings/committed-sync";
import { downgradeOfCommitted, downgradeOfImages } from "../preflight/findings/committed-version";
import { committedVersion } from "../manifests/install";
import { isForeign } from "../manifests/kustomization-file";
import { Upgrades } from "../manifests/install-options";
import { resolveOutput } from "../pulumi/resolve-output";
import type { ComposedManifests } from "./compose-manifests";
import { findKustomizations } from "./find-kustomizations";
import { readPatchFiles } from "./read-kept-changes";
import type { FluxBootstrapOptions } from "./resolve";

/**
 * Checks that the Git host is ready and that its files may be changed as the caller wants, in preview too where the
 * host can be asked. Every step that must not happen before depends on the result.
 *
 * @param flux the manifests that are to be committed
 * @throws BootstrapError that reports what was found, what is allowed, and what to do
 */
export function checkCommittedFiles(
  host: ReadableHost,
  flux: Pick<ComposedManifests, "files" | "kustomization" | "changedFiles">,
  options: CheckOptions,
): pulumi.Output<pulumi.Resource[]> {
  const { directory, version, sync, allowDowngrade, allowMove, upgrades, writes, former } = options;
  const [components, gotkSync] = [`${directory}/gotk-components.yaml`, `${directory}/gotk-sync.yaml`] as const;
  const texts = pulumi.all([components, gotkSync].map((file) => host.read(file)));
  const kustomizations = findKustomizations(host, options);
  const fitting = {
    files: [...flux.files.map(({ path }) => path), "gotk-sync.yaml"],
    namespace: sync.namespace,
    isChangedInVain: flux.kustomization.managed && upgrades === Upgrades.Git,
  };
  const place = { path: sync.path, directory, ignores: sync.gitRepository?.ignore !== undefined };
  return pulumi
    .all([host.confirmed, host.archived, host.fullName, texts, kustomizations, former])
    .apply(async ([confirmed, archived, fullName, [release = "", followed = ""], { own, ofCluster, all }, before]) => {
      const repository = before ?? fullName;
      const isChanged = flux.kustomization.managed && own !== undefined && isForeign(own.text);
      const wanted = (isChanged ? flux.changedFiles() : flux.files)[0]?.content ?? "";
      const replaces = writes && release !== "" && committedVersion(release) !== version && upgrades !== Upgrades.Git;
      const changes = writes && (own === undefined || (release !== wanted && upgrades !== Upgrades.Git));
      const read = (file: string) => resolveOutput(host.read(file));
      const git = all && { branch: sync.branch, files: new Set(all), read };
      const readPatch = await resolveOutput(
        readPatchFiles(host, own && isForeign(own.text) ? own.text : "", directory),
      );
      const refusals = [
        archived && changes ? archivedRepository(fullName) : undefined,
        allowDowngrade || upgrades === Upgrades.Git
          ? undefined
          : (downgradeOfCommitted(release, version, components) ??
            downgradeOfImages(release, { wanted, version }, components)),
        allowMove ? undefined : syncOfOthers(followed, { ...sync, repository }, gotkSync),
        renamedRoot(followed, sync, gotkSync),
        own && wronglyNamedKustomization(own.file),
        own && unsuitableKustomization(own.text, own.file, fitting),
        own && unreadablePatches(own.text, own.file, readPatch),
        ofCluster && omittedFlux(ofCluster.text, ofCluster.file, sync.namespace),
        git && strayFile(git, place),
        git && !allowMove ? await overlappingCluster(git, place) : undefined,
        replaces ? await options.refuseUpgrade() : undefined,
      ].filter((refusal) => refusal !== undefined);
      if (refusals.length > 0) throw new BootstrapError(refusals.join("\n"));
      return confirmed;
    });
}

function archivedRepository(fullName: string): string {
  return (
    `github: ${fullName} is archived, and takes no commits. Unarchive it in its settings on GitHub, set github.repository to another one, ` +
    'or set commit.mode to "none".'
  );
}

type ReadableHost = Pick<GitHost, "confirmed" | "archived" | "fullName" | "read" | "files">;

type CheckOptions = Pick<
  FluxBootstrapOptions,
  "directory" | "version" | "sync" | "allowDowngrade" | "allowMove" | "upgrades"
> & {
  /** True when the program writes the files. */
  readonly writes: boolean;
  /** The former name of the repository, where Git has that. */
  readonly former: pulumi.Output<string | undefined>;
  /** Explains why the cluster must not get another release than the committed one; undefined when it may. */
  readonly refuseUpgrade: () => Promise<string | undefined>;
};
