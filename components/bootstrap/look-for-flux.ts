import type * as pulumi from "@pulumi/pulumi";

import { clusterAccess, type HookTarget } from "../cluster/hooks/cluster-access";
import { hookClient } from "../cluster/hooks/live-object";
import type { KubeClient } from "../kube/kube-client";
import { findFlux } from "../preflight/find-flux";
import type { InstalledFlux } from "../preflight/findings/installed-flux";
import { requireStash } from "../pulumi/require-stash";
import { resolveOutput } from "../pulumi/resolve-output";

/** What a component finds in its cluster. */
interface FoundFlux {
  readonly client: KubeClient;
  readonly found: InstalledFlux;
  /** The URN of the component. */
  readonly urn: string;
}

/**
 * Looks for a Flux in the cluster of a component.
 *
 * @returns undefined when it is not known which cluster that is
 * @throws ClusterError when the cluster cannot be asked
 */
export async function lookForFlux(
  sync: { readonly namespace: string; readonly name: string },
  component: pulumi.Resource,
): Promise<FoundFlux | undefined> {
  const client = await clientOf(component);
  if (client === undefined) return undefined;
  return { client, found: await findFlux(client, sync), urn: await resolveOutput(component.urn) };
}

/**
 * Returns a client for the cluster of a component. It is not asked while an engine that is too old is all that is to be reported.
 *
 * @param quietly true to log nothing when it is not known which cluster that is
 * @param resource returns the resource whose provider counts, in place of that of the component
 */
export async function clientOf(
  component: pulumi.Resource,
  { quietly = false, resource = () => undefined }: Partial<Pick<HookTarget, "resource">> & { quietly?: boolean } = {},
): Promise<KubeClient | undefined> {
  await requireStash();
  const access = await clusterAccess({ component, resource }, { quietly });
  return access && hookClient(access);
}
