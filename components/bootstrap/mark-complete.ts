import * as pulumi from "@pulumi/pulumi";

import type { SyncObjects } from "../cluster/sync-objects";
import type { ObjectName } from "../kube/object-path";
import { remember } from "../pulumi/state-memory";
import { CompletionMark } from "./completion-mark";
import { childOptions, type BootstrapContext } from "./context";

/** Keeps the mark true while objects beside the component, and their Secrets, are created. */
export interface CreationTracker {
  /** The Kustomization that has the mark. */
  readonly marked: Required<ObjectName>;
  /** Returns true when a run that was killed may have created what the state does not have. */
  isIncomplete(): Promise<boolean>;
  /** A resource is about to be created or imported. */
  begin(resourceName: string): Promise<void>;
  /** The state has the resource. */
  end(resourceName: string): Promise<void>;
}

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
  const { name, completionMark, cluster, options } = context;
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
  return {
    marked: options.sync,
    isIncomplete: async () => (await cluster)?.isComplete === false,
    begin: (resourceName) => mark.begin(resourceName),
    end: (resourceName) => mark.end(resourceName),
  };
}
