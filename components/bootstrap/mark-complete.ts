import * as pulumi from "@pulumi/pulumi";

import type { SyncObjects } from "../cluster/sync-objects";
import { resourceHook, resourceTransform, supportsResourceHooks, supportsTransforms } from "../pulumi/hooks";
import { remember } from "../pulumi/state-memory";
import { CompletionMark } from "./completion-mark";
import { childOptions, type BootstrapContext } from "./context";
import { importLive } from "./import-existing";
import { replaceLeftSecret } from "./replace-left-secret";

/** Returns what keeps the mark true while an object beside the component, or a Secret of it, is created. */
export type CreationTracker = (resourceName: string) => {
  readonly options: pulumi.CustomResourceOptions;
  /** Keeps track of the resource once it is declared. */
  follow(resource: pulumi.CustomResource): void;
};

/**
 * Marks the Kustomization in the cluster once the state has everything that the program declares: as long as the mark is
 * there, nothing has to be looked for (`importExisting`). The mark is taken off while an object beside the component is created
 * or imported, so that the next run looks for it when this one is killed.
 *
 * @param objects the objects of the sync, when there is something to follow
 * @param others everything else in the cluster
 */
export function markComplete(
  context: BootstrapContext,
  objects: pulumi.Output<SyncObjects | undefined>,
  others: pulumi.Output<pulumi.Resource[]>,
): CreationTracker {
  const { name, component, completionMark, cluster } = context;
  const mark = new CompletionMark(context);
  objects.apply((found) => {
    if (found === undefined) return;
    const { stash } = remember(`${name}-completion`, completionMark, {
      ...childOptions(context),
      dependsOn: others.apply((all): pulumi.Resource[] => [...all, found.kustomization]),
    });
    stash.urn.apply(async () => {
      if (!pulumi.runtime.isDryRun()) await mark.reach((await cluster)?.isComplete === true);
    });
  });
  const leftSecret = replaceLeftSecret(`${name}-beside`, component, {
    adopt: false,
    mayBeLeft: async () => (await cluster)?.isComplete === false,
  });
  const off = supportsResourceHooks() ? [resourceHook(`${name}-mark-off`, (args) => mark.begin(args.name))] : [];
  const beforeCreate = [...off, ...(leftSecret ? [leftSecret] : [])];
  const transform = resourceTransform(async (args) => {
    const known = await cluster;
    if (known === undefined || known.isComplete) return undefined;
    const result = await importLive(known.client, { adopt: false })(args);
    if (result !== undefined && !pulumi.runtime.isDryRun()) await mark.begin(args.name);
    return result;
  });
  return (resourceName) => ({
    options: { hooks: { beforeCreate }, ...(supportsTransforms() ? { transforms: [transform] } : {}) },
    // The engine answers when it has saved the state. A hook after the creation would run before that.
    follow: ({ id }) => id.apply(() => mark.end(resourceName)),
  });
}
