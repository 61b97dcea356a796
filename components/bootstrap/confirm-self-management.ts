import * as pulumi from "@pulumi/pulumi";

import type { FluxCustomResource } from "../cluster/flux-custom-resource";
import { clusterAccess } from "../cluster/hooks/cluster-access";
import { hookClient, fluxPath, type DeclaredObject, type LiveObject } from "../cluster/hooks/live-object";
import type { WrittenStatus } from "../cluster/object-status";
import type { SyncObjects } from "../cluster/sync-objects";
import { BootstrapError } from "../errors";
import { ignoreClusterError } from "../kube/cluster-error";
import { objectPath } from "../kube/object-path";
import { UNPRUNED } from "../manifests/unpruned";
import { resolveOutput } from "../pulumi/resolve-output";
import type { BootstrapContext } from "./context";
import { prunesWorkloads } from "./on-destroy";
import type { Publisher } from "./publisher";

/**
 * Confirms that what Flux has applied from its source includes Flux's own Deployments: otherwise an upgrade would be
 * committed, and never reach the cluster.
 */
export function confirmSelfManagement(
  objects: pulumi.Output<SyncObjects | undefined>,
  { options: { directory, sync, onDestroy }, component }: BootstrapContext,
  { writes }: Pick<Publisher, "writes">,
): void {
  objects
    .apply((found) => pulumi.all([found?.kustomization, found?.kustomization.status]))
    .apply(async ([kustomization, status]) => {
      if (kustomization === undefined) return;
      if (includesFlux(status)) {
        if (status !== undefined && !writes && prunesWorkloads(onDestroy))
          await warnOfPruning(kustomization, sync.namespace, component);
        return;
      }
      if (!writes) {
        // Whoever publishes the files may do so later.
        void pulumi.log.warn(
          `The source does not contain Flux's own manifests. Publish \`files\` in its directory ${directory}/, so that Flux manages itself; ` +
            'or set `commit: { mode: "none" }`, so that Pulumi upgrades Flux.',
          component,
        );
        return;
      }
      // The state has the status after the last change: it may have been mended in Git since.
      const live = await liveStatus(kustomization, component);
      if (live !== undefined && includesFlux(live)) return;
      throw new BootstrapError(
        `${directory}/: Flux has applied its source, but not its own manifests in this directory, so that no upgrade would reach the ` +
          "cluster. Let a kustomization.yaml that Flux builds list the directory, and run `pulumi up --refresh`.",
      );
    });
}

/** Warns as long as Flux would prune itself when the stack is destroyed: others publish the files that keep it from that. */
async function warnOfPruning(kustomization: pulumi.Resource, name: string, component: pulumi.Resource): Promise<void> {
  const access = await clusterAccess({ component, resource: () => kustomization }, { quietly: true });
  if (access === undefined) return;
  const client = await hookClient(access);
  const path = objectPath("v1", "namespaces", { name });
  const live = (await client.request(path).catch(ignoreClusterError)) as LiveObject | undefined;
  const isKept = Object.entries(UNPRUNED).every(([key, value]) => live?.metadata.annotations?.[key] === value);
  if (live === undefined || isKept) return;
  void pulumi.log.warn(
    'onDestroy.workloads: is "delete", and the source still has Flux\'s own manifests as they were before, so that Flux would delete itself ' +
      "in the middle of a destroy. Publish `files`, and wait until Flux has applied them, before you run `pulumi destroy`.",
    component,
  );
}

/** Returns true as well when it is not known what Flux has applied. */
function includesFlux(status: WrittenStatus | undefined): boolean {
  const { lastAppliedRevision, inventory } = status ?? {};
  if (lastAppliedRevision === undefined) return true;
  const entries = (inventory?.entries ?? []) as readonly { readonly id?: string }[];
  return entries.some(({ id }) => id?.endsWith("_source-controller_apps_Deployment") === true);
}

/** Returns the status in the cluster; undefined when the cluster cannot be asked, after a warning. */
async function liveStatus(
  kustomization: FluxCustomResource,
  component: pulumi.Resource,
): Promise<WrittenStatus | undefined> {
  const { apiVersion, kind, metadata } = kustomization;
  const object = (await resolveOutput(pulumi.output({ apiVersion, kind, metadata }))) as Omit<DeclaredObject, "spec">;
  const access = await clusterAccess({ component, resource: () => kustomization });
  if (access === undefined) return undefined;
  const client = await hookClient(access);
  const live = (await client.request(fluxPath(object))) as LiveObject | undefined;
  return live?.status;
}
