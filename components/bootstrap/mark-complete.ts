import * as pulumi from "@pulumi/pulumi";

import { FluxOwnership, type Controllers } from "../cluster/controllers";
import type { FluxCustomResource } from "../cluster/flux-custom-resource";
import { handOverRecreated, type ObjectInState } from "../cluster/hooks/hand-over-recreated";
import type { SyncObjects } from "../cluster/sync-objects";
import type { ObjectName } from "../kube/object-path";
import { milliseconds } from "../manifests/go-duration";
import { supportsResourceHooks } from "../pulumi/hooks";
import { remember } from "../pulumi/state-memory";
import { sha256 } from "../release/digests";
import { CompletionMark } from "./completion-mark";
import { childOptions, type BootstrapContext } from "./context";
import type { Publisher } from "./publisher";

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

/** The declared objects in the cluster. */
interface Declared {
  /** The objects of the sync, when there is something to follow. */
  readonly objects: pulumi.Output<SyncObjects | undefined>;
  readonly controllers: Controllers;
  readonly notifications: readonly pulumi.Resource[];
}

/**
 * Marks the Kustomization in the cluster once the state has everything that the program declares: as long as the mark is
 * there, nothing has to be looked for (`importExisting`). The mark is taken off while an object beside the component is created
 * or imported, so that the next run looks for it when this one is killed.
 *
 * The state has the UIDs of the objects of Flux beside the mark. When one of them changes, the object was created again: it is handed
 * over to Flux, in the next run if this one is killed.
 */
export function markComplete(
  context: BootstrapContext,
  { ownership }: Pick<Publisher, "ownership">,
  { objects, controllers, notifications }: Declared,
): CreationTracker {
  const { name, completionMark, cluster, options } = context;
  const mark = new CompletionMark(context);
  const uids = controllers.all.apply((all) => pulumi.all(all.map(({ metadata }) => metadata.uid)));
  objects.apply((found) => {
    if (found === undefined) return;
    const { kustomization } = found;
    const { stash } = remember(
      `${name}-completion`,
      { mark: completionMark, uids: uids.apply(digestOf) },
      {
        ...childOptions(context),
        ...(ownership === FluxOwnership.Nothing ? {} : handedOverAgain(context, kustomization, controllers)),
        dependsOn: controllers.all.apply((all): pulumi.Resource[] => [...all, ...notifications, kustomization]),
      },
    );
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

/** Returns the hook that runs when an object was created again, where the engine has hooks. */
function handedOverAgain(
  { name, component, options }: BootstrapContext,
  kustomization: FluxCustomResource,
  { all: objects }: Controllers,
): Pick<pulumi.CustomResourceOptions, "hooks"> {
  if (!supportsResourceHooks()) return {};
  const { apiVersion, kind, metadata } = kustomization;
  const target = { name, kind: "Kustomization", component, resource: () => kustomization };
  const root = pulumi.output({ apiVersion, kind, metadata }) as pulumi.Output<ObjectInState>;
  const timeoutMs = milliseconds(options.timeout);
  return { hooks: { afterUpdate: [handOverRecreated(target, { kustomization: root, objects, timeoutMs })] } };
}

/** Returns a digest that changes when one of the values does. */
function digestOf(values: readonly (string | undefined)[]): string {
  return sha256(JSON.stringify(values)).slice(0, 16);
}
