import type * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { ignoreClusterError } from "../kube/cluster-error";
import { alreadyInstalled, deletedNamespace, replacedByItself } from "../preflight/findings/installed-flux";
import { resourceHook, supportsResourceHooks } from "../pulumi/hooks";
import { resolveOutput } from "../pulumi/resolve-output";
import type { ImportOptions } from "./import-existing";
import { lookForFlux } from "./look-for-flux";

/**
 * Refuses to install Flux where somebody else has installed it, unless it is to be adopted, and to replace the Flux of the
 * state. The hook belongs to the first object in the cluster, and runs only when that object is created: a cluster that this
 * program runs already is not asked.
 *
 * @returns undefined where the engine has no hooks, or is a mock
 */
export function refuseInstalledFlux(
  name: string,
  component: pulumi.Resource,
  { sync, adopt, completionMark }: Omit<ImportOptions, "identity">,
): pulumi.ResourceHook | undefined {
  if (!supportsResourceHooks()) return undefined;
  return resourceHook(
    `${name}-installed-flux`,
    async () => {
      // The provider reports a cluster that it cannot reach, or that refuses its credentials.
      const looked = await lookForFlux(sync, component).catch(ignoreClusterError);
      if (looked === undefined) return;
      const { found, urn } = looked;
      const refusal =
        deletedNamespace(found) ??
        replacedByItself(found, await resolveOutput(completionMark)) ??
        (adopt ? undefined : alreadyInstalled(found, urn));
      if (refusal !== undefined) throw new BootstrapError(refusal);
    },
    { onDryRun: true },
  );
}
