import type * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../errors";
import { ClusterError } from "../kube/cluster-error";
import { alreadyInstalled } from "../preflight/findings/installed-flux";
import { resourceHook, supportsResourceHooks } from "../pulumi/hooks";
import { lookForFlux } from "./look-for-flux";

/**
 * Refuses to install Flux where somebody else has installed it. The hook belongs to the first object in the cluster, and runs
 * only when the state does not have that object: a cluster that this program runs already is not asked.
 *
 * @returns undefined where the engine has no hooks, or is a mock
 */
export function refuseInstalledFlux(
  name: string,
  sync: { readonly namespace: string; readonly name: string },
  component: pulumi.Resource,
): pulumi.ResourceHook | undefined {
  if (!supportsResourceHooks()) return undefined;
  return resourceHook(
    `${name}-installed-flux`,
    async () => {
      const looked = await lookForFlux(sync, component).catch(leaveToProvider);
      const refusal = looked && alreadyInstalled(looked.found, looked.urn);
      if (refusal !== undefined) throw new BootstrapError(refusal);
    },
    { onDryRun: true },
  );
}

/** The provider reports a cluster that it cannot reach, or that refuses its credentials. */
function leaveToProvider(error: unknown): undefined {
  if (!(error instanceof ClusterError)) throw error;
}
