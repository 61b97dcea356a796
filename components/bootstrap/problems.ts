import type { FluxBootstrapArgs } from "./args";
import { within, type Problem } from "../validation/problem";
import { defaults } from "../defaults";
import { gitProblems } from "../git/problems";
import { installProblems } from "../install/problems";
import { notificationsProblems } from "../notifications/problems";
import { decryptionSecret } from "../flux-objects/decryption-secret";
import { argumentProblems } from "../flux-objects/secret-argument";
import { validateArguments } from "../flux-objects/validate-arguments";
import { sourceProblems } from "../sync/problems";
import { customizationProblems } from "../customization/problems";

/** Everything that can be known to be wrong from the arguments alone, so that it is said before anything is sent. */
export function problems(args: FluxBootstrapArgs): Problem[] {
  return validateArguments("FluxBootstrapArgs", args, problemsBetween);
}

/** The rules between the arguments. */
function problemsBetween(args: FluxBootstrapArgs): Problem[] {
  const { sync = {} } = args;
  const components = [...(args.components ?? defaults.components), ...(args.componentsExtra ?? [])];
  return [
    ...sourceProblems(args),
    ...gitProblems(args),
    ...installProblems(args, sync.name ?? defaults.sync.name),
    ...customizationProblems(args, components),
    ...notificationsProblems(args.notifications ?? {}, components),
    ...hostNotificationsProblems(args),
    ...within("sync", argumentProblems(sync, [decryptionSecret("", sync)])),
  ];
}

/** Notifications that need the Git host: an artifact source has none. */
function hostNotificationsProblems({ github, ociRepository, notifications = {} }: FluxBootstrapArgs): Problem[] {
  if (github !== undefined) return [];
  const source = ociRepository === undefined ? "bucket" : "ociRepository";
  return (["commitStatus", "receiver"] as const)
    .filter((kind) => notifications[kind] !== undefined)
    .map((kind) => ({ propertyPath: `notifications.${kind}`, reason: `is for github, not for ${source}` }));
}
