import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import type { GitHost } from "../git/hosts/git-host";
import { segmentsOf } from "../manifests/directory";
import { omittedFlux } from "../preflight/findings/cluster-kustomization";
import { unsuitableKustomization } from "../preflight/findings/committed-kustomization";
import { renamedRoot, syncOfOthers } from "../preflight/findings/committed-sync";
import { downgradeOfCommitted, downgradeOfImages } from "../preflight/findings/committed-version";
import { Upgrades } from "../manifests/install-options";
import type { ComposedManifests } from "./compose-manifests";
import type { FluxBootstrapOptions } from "./resolve";

/**
 * Checks that the Git host is ready and that its files may be changed as the caller wants, in preview too where the
 * host can be asked. Every step that must not happen before depends on the result.
 *
 * @param flux the manifests that are to be committed
 * @throws BootstrapError that reports what was found, what is allowed, and what to do
 */
export function checkCommittedFiles(
  host: GitHost,
  flux: Pick<ComposedManifests, "files" | "kustomization">,
  options: Pick<FluxBootstrapOptions, "directory" | "version" | "sync" | "allowDowngrade" | "allowMove" | "upgrades">,
): pulumi.Output<pulumi.Resource[]> {
  const { directory, version, sync, allowDowngrade, allowMove, upgrades } = options;
  const own = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"].map((file) => `${directory}/${file}`);
  const files = [...own, [...segmentsOf(sync.path), "kustomization.yaml"].join("/")];
  const [components = "", gotkSync = "", kustomization = "", clusterKustomization = ""] = files;
  const texts = pulumi.all(files.map((file) => host.read(file)));
  return pulumi.all([host.confirmed, host.fullName, texts]).apply(([confirmed, repository, found]) => {
    const [release = "", followed = "", listed = "", clusterListed = ""] = found;
    const refusals = [
      allowDowngrade || upgrades === Upgrades.Git
        ? undefined
        : (downgradeOfCommitted(release, version, components) ??
          downgradeOfImages(release, { wanted: flux.files[0]?.content ?? "", version }, components)),
      allowMove ? undefined : syncOfOthers(followed, { ...sync, repository }, gotkSync),
      renamedRoot(followed, sync, gotkSync),
      listed === "" ? undefined : unsuitableKustomization(listed, flux.kustomization.managed, kustomization),
      clusterListed === "" ? undefined : omittedFlux(clusterListed, clusterKustomization, sync.namespace),
    ].filter((refusal) => refusal !== undefined);
    if (refusals.length > 0) throw new BootstrapError(refusals.join("\n"));
    return confirmed;
  });
}
