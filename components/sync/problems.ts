import type { FluxBootstrapArgs } from "../bootstrap/args";
import { within } from "../validation/problem";
import type { Problem } from "../errors";
import { CommitMode } from "../git/hosts/commit";
import { composeArtifactSource } from "./resolve";

const SOURCES = ["github", "ociRepository", "bucket"] as const;
/** What only a repository on GitHub has. */
const OF_GITHUB = ["credentials"] as const;

/** What is wrong with the choice of what Flux follows, and with a store. */
export function sourceProblems(args: FluxBootstrapArgs): Problem[] {
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
  if (followed === "github") return [];
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
    ...(["commitStatus", "receiver"] as const)
      .filter((kind) => args.notifications?.[kind] !== undefined)
      .map((kind) => ({ propertyPath: `notifications.${kind}`, reason: `is for github, not for ${followed}` })),
    ...within(followed, composeArtifactSource(args, "")?.problems ?? []),
  ];
}
