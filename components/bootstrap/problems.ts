import type { FluxBootstrapArgs } from "./args";
import { onDestroyProblems } from "./on-destroy";
import { within, type Problem } from "../validation/problem";
import { defaults } from "../defaults";
import { CommitMode } from "../git/hosts/commit";
import { Upgrades } from "../manifests/install-options";
import { gitProblems } from "../git/problems";
import { installProblems } from "../install/problems";
import { notificationsProblems } from "../notifications/problems";
import { decryptionSecret } from "../flux-objects/decryption-secret";
import { patchProblems } from "../flux-objects/patches";
import { secretArgumentProblems } from "../flux-objects/secret-argument";
import { validateArguments } from "../flux-objects/validate-arguments";
import { sourceProblems } from "../sync/problems";
import { customizationProblems } from "../customization/problems";

/** Returns every problem that the arguments alone show, so that it is reported before anything is sent. */
export function problems(args: FluxBootstrapArgs): Problem[] {
  return validateArguments("FluxBootstrapArgs", args, problemsBetween);
}

/** Returns the violations of the rules between the arguments. */
function problemsBetween(args: FluxBootstrapArgs): Problem[] {
  const { sync = {}, version = defaults.version } = args;
  const components = [...(args.components ?? defaults.components), ...(args.componentsExtra ?? [])];
  return [
    ...sourceProblems(args),
    ...gitProblems(args, version),
    ...installProblems(args, sync.name ?? defaults.sync.name),
    ...customizationProblems(args, components),
    ...notificationsProblems(args.notifications ?? {}, { components, version }),
    ...hostNotificationsProblems(args),
    ...upgradesProblems(args),
    ...onDestroyProblems(args),
    ...within("sync", secretArgumentProblems(sync, [decryptionSecret("", sync)])),
    ...patchProblems("sync.patches", sync.patches),
  ];
}

/** Reports the notifications that require a Git host: an artifact source has none. */
function hostNotificationsProblems({ github, ociRepository, notifications = {} }: FluxBootstrapArgs): Problem[] {
  if (github !== undefined) return [];
  const source = ociRepository === undefined ? "bucket" : "ociRepository";
  return (["commitStatus", "receiver"] as const)
    .filter((kind) => notifications[kind] !== undefined)
    .map((kind) => ({
      propertyPath: `notifications.${kind}`,
      reason: `requires github as the source, got ${source}. Remove it.`,
    }));
}

/** Reports upgrades in Git where the program writes nothing to Git. */
function upgradesProblems({ upgrades, github, commit = {} }: FluxBootstrapArgs): Problem[] {
  if (upgrades !== Upgrades.Git || (github !== undefined && commit.mode !== CommitMode.None)) return [];
  const reason = `"git" requires github as the source and a commit.mode that writes to it: otherwise this program does not know what Git has. Remove it.`;
  return [{ propertyPath: "upgrades", reason }];
}
