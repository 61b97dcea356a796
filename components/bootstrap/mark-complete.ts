import type * as pulumi from "@pulumi/pulumi";

import { COMPLETE_IN } from "../kube/annotations";
import { ignoreClusterError } from "../kube/cluster-error";
import type { SyncObjects } from "../cluster/sync-objects";
import { kustomizationPath } from "../preflight/followed-source";
import { resourceHook, supportsResourceHooks } from "../pulumi/hooks";
import { resolveOutput } from "../pulumi/resolve-output";
import { remember } from "../pulumi/state-memory";
import { childOptions, type BootstrapContext } from "./context";
import { clientOf } from "./look-for-flux";

/** The field manager of the mark. */
const MANAGER = "flux-bootstrap";

/**
 * Marks the Kustomization in the cluster once the state has everything that the program declares: as long as the mark is
 * there, nothing has to be looked for (`importExisting`).
 *
 * @param objects the objects of the sync, when there is something to follow
 * @param others everything else in the cluster
 */
export function markComplete(
  context: BootstrapContext,
  objects: pulumi.Output<SyncObjects | undefined>,
  others: readonly pulumi.Resource[],
): void {
  const { name, component, identity, options } = context;
  const mark = identity.completionMark;
  const hooks = supportsResourceHooks()
    ? [
        resourceHook(`${name}-mark-complete`, async () => {
          // Without a mark, the next run looks for everything.
          await writeMark(component, options.sync, await resolveOutput(mark)).catch(ignoreClusterError);
        }),
      ]
    : [];
  objects.apply((found) => {
    if (found === undefined) return;
    remember(`${name}-completion`, mark, {
      ...childOptions(context),
      dependsOn: [...others, found.kustomization],
      hooks: { afterCreate: hooks, afterUpdate: hooks },
    });
  });
}

async function writeMark(
  component: pulumi.Resource,
  sync: { readonly namespace: string; readonly name: string },
  mark: string,
): Promise<void> {
  const client = await clientOf(component, { quietly: true });
  await client?.patch(kustomizationPath(sync.namespace, sync.name), MANAGER, [
    { op: "add", path: `/metadata/annotations/${COMPLETE_IN.replace("/", "~1")}`, value: mark },
  ]);
}
