import { FluxOwnership } from "../cluster/controllers";
import type { ClusterRelease } from "../flux-objects/api-version";
import { CommitMode } from "../git/hosts/commit";
import type { Bundle } from "../manifests/bundle";
import { Upgrades } from "../manifests/install-options";
import type { FluxBootstrapOptions } from "./resolve";

const OF_MODE: Readonly<Record<CommitMode, FluxOwnership>> = {
  [CommitMode.Push]: FluxOwnership.AllButCrds,
  [CommitMode.PullRequest]: FluxOwnership.Everything,
  [CommitMode.None]: FluxOwnership.Nothing,
};

type Arguments = Pick<FluxBootstrapOptions, "source" | "upgrades">;

/** Returns the part of its own objects that Flux applies from its source. */
export function ownershipOf({ source, upgrades }: Arguments): FluxOwnership {
  if (source.kind === "artifact") return source.handsOver ? FluxOwnership.Everything : FluxOwnership.Nothing;
  return upgrades === Upgrades.Git ? FluxOwnership.Everything : OF_MODE[source.commit.mode];
}

/** Returns the definitions that the cluster has: those that Flux applies are there once they are in its source. */
export function clusterRelease(release: Bundle, options: Arguments): ClusterRelease {
  return { release, mayLag: ownershipOf(options) === FluxOwnership.Everything };
}
