import { argumentProblems } from "../flux-objects/secret-argument";
import { verification } from "../flux-objects/source-secrets";
import * as checks from "../validation/checks";
import type { FollowArgs, SyncArgs } from "./args";
import { within } from "../validation/problem";
import type { Problem } from "../errors";
import { CommitMode } from "../git/hosts/commit";
import { composeArtifactSource } from "./resolve";

const SOURCES = ["github", "ociRepository", "bucket"] as const;
/** What only a repository on GitHub has. */
const OF_GITHUB = ["credentials"] as const;

/** What is wrong with the choice of what Flux follows, and with a store. */
export function sourceProblems(args: FollowArgs): Problem[] {
  const set = SOURCES.filter((source) => args[source] !== undefined);
  const [followed] = set;
  if (followed === undefined)
    return [
      { propertyPath: "github", reason: `is required, unless Flux follows one of ${SOURCES.slice(1).join(" and ")}` },
    ];
  if (set.length > 1)
    return [
      {
        propertyPath: followed,
        reason: `must not be set beside ${set.slice(1).join(" and ")}: a cluster follows one source`,
      },
    ];
  if (followed === "github") return gitRepositoryProblems(args.sync);
  const { commit, sync } = args;
  return [
    ...OF_GITHUB.filter((key) => args[key] !== undefined).map((propertyPath) => ({
      propertyPath,
      reason: `is for github, not for ${followed}: see ${followed}.${propertyPath}`,
    })),
    ...(sync?.gitRepository === undefined
      ? []
      : [{ propertyPath: "sync.gitRepository", reason: `is for github, not for ${followed}` }]),
    ...(sync?.proxy === undefined
      ? []
      : [{ propertyPath: "sync.proxy", reason: `is for github, not for ${followed}: see ${followed}.proxy` }]),
    ...(commit === undefined || commit.mode === CommitMode.None
      ? []
      : [
          {
            propertyPath: "commit",
            reason: 'is for github; only the mode "none" has a meaning for a store: Pulumi goes on managing Flux',
          },
        ]),
    ...within(followed, composeArtifactSource(args, "")?.problems ?? []),
  ];
}

function gitRepositoryProblems({ proxy, gitRepository = {} }: SyncArgs = {}): Problem[] {
  return [
    ...proxyProblems(proxy?.address),
    ...within("sync.gitRepository", argumentProblems(gitRepository, [verification("", gitRepository)])),
  ];
}

// Not by `optional`, which would show a password.
function proxyProblems(address: string | undefined): Problem[] {
  const reason = address === undefined ? undefined : checks.proxyUrl(address);
  return reason === undefined ? [] : [{ propertyPath: "sync.proxy.address", reason }];
}
