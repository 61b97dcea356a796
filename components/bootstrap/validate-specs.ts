import type * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError } from "../errors";
import type { Bundle } from "../manifests/bundle";
import { notificationsSpecs } from "../notifications/specs";
import { notificationContext } from "./notification-context";
import { validateWhenKnown, problemsOfKnown } from "../flux-objects/validate-spec";
import type { FluxBootstrapOptions } from "./resolve";
import { syncSpecs } from "../sync/specs";

/**
 * Checks the objects of the bootstrap against the definitions of the release, before anything is sent.
 *
 * @returns an output that resolves when the outputs among their values are known and checked too
 * @throws InvalidArgumentsError that lists what the API server would refuse, with the paths that the caller typed
 */
export function validateSpecs(
  release: Bundle,
  options: Pick<FluxBootstrapOptions, "sync" | "source" | "notifications" | "directory" | "upgrades">,
): pulumi.Output<pulumi.Resource[]> {
  const { sync, notifications } = options;
  const specs = [
    ...syncSpecs(release, sync),
    ...notificationsSpecs(notifications, notificationContext(release, options)),
  ];
  const invalid = specs.flatMap(problemsOfKnown);
  if (invalid.length > 0) throw new InvalidArgumentsError("FluxBootstrap", invalid);
  return validateWhenKnown("FluxBootstrap", ...specs);
}
