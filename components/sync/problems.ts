import { secretArgumentProblems } from "../flux-objects/secret-argument";
import { verification } from "../flux-objects/source-secrets";
import * as checks from "../validation/checks";
import type { FollowArgs, SyncArgs } from "./args";
import { within } from "../validation/problem";
import type { Problem } from "../errors";
import { CommitMode } from "../git/hosts/commit";
import { composeArtifactSource } from "./resolve";

const SOURCES = ["github", "ociRepository", "bucket"] as const;
/** The arguments that only a repository on GitHub has. */
const OF_GITHUB = ["credentials"] as const;

/** Returns the problems of the choice of a source, and of an artifact source. */
export function sourceProblems(args: FollowArgs): Problem[] {
  const set = SOURCES.filter((source) => args[source] !== undefined);
  const [followed] = set;
  if (followed === undefined)
    return [
      {
        propertyPath: "github",
        reason: `is required, unless ${SOURCES.slice(1).join(" or ")} is set. Set one of them.`,
      },
    ];
  if (set.length > 1)
    return [
      {
        propertyPath: followed,
        reason: `conflicts with ${set.slice(1).join(" and ")}: a cluster follows one source. Set only one of them.`,
      },
    ];
  if (followed === "github") return gitRepositoryProblems(args.sync);
  const { commit, sync } = args;
  return [
    ...OF_GITHUB.filter((key) => args[key] !== undefined).map((propertyPath) => ({
      propertyPath,
      reason: `requires github as the source, got ${followed}. Use ${followed}.${propertyPath}.`,
    })),
    ...(sync?.gitRepository === undefined
      ? []
      : [{ propertyPath: "sync.gitRepository", reason: `requires github as the source, got ${followed}. Remove it.` }]),
    ...(sync?.proxy === undefined
      ? []
      : [
          {
            propertyPath: "sync.proxy",
            reason: `requires github as the source, got ${followed}. Use ${followed}.proxy.`,
          },
        ]),
    ...(commit === undefined || commit.mode === CommitMode.None
      ? []
      : [
          {
            propertyPath: "commit",
            reason: `must have the mode "none" when the source is ${followed}, so that Pulumi continues to manage Flux. Set it, or remove commit.`,
          },
        ]),
    ...within(followed, composeArtifactSource(args, "")?.problems ?? []),
  ];
}

function gitRepositoryProblems({ proxy, gitRepository = {} }: SyncArgs = {}): Problem[] {
  return [
    ...proxyProblems(proxy?.address),
    ...within("sync.gitRepository", secretArgumentProblems(gitRepository, [verification("", gitRepository)])),
  ];
}

/**
 * Checks the proxy here and not in the schema, where other objects allow a proxy with a user. The address may hold a
 * password, and is not shown.
 */
function proxyProblems(address: string | undefined): Problem[] {
  const reason = address === undefined ? undefined : checks.proxyUrl(address);
  return reason === undefined ? [] : [{ propertyPath: "sync.proxy.address", reason }];
}
