import type * as pulumi from "@pulumi/pulumi";

import { FluxOwnership, type Controllers } from "../cluster/controllers";
import { createSyncObjects, type PublishedSync, type SyncObjects } from "../cluster/sync-objects";
import { CommitStage } from "../git/hosts/git-host";
import { confirmPresent } from "./confirm-present";
import { confirmSelfManagement } from "./confirm-self-management";
import { awaitedOptions, type BootstrapContext } from "./context";
import { prunesWorkloads } from "./on-destroy";
import type { PublishedManifests } from "./publish-manifests";
import type { Publisher } from "./publisher";

/**
 * The fields that Pulumi does not change while a commit waits for its merge: Flux continues with the content of the
 * branch.
 */
const IGNORED_WHILE_WAITING = ["spec", "metadata"];

/** What Flux is to follow, and what it takes over. */
interface Followed {
  readonly published: PublishedManifests;
  readonly controllers: Controllers;
}

/**
 * Declares the objects that make Flux follow its source, and waits until Flux has applied the commit of this run.
 *
 * @returns undefined as long as there is nothing to follow
 */
export function followSource(
  context: BootstrapContext,
  publisher: Publisher,
  { published, controllers }: Followed,
): pulumi.Output<SyncObjects | undefined> {
  const { name, options, flux } = context;
  const { url, ownership } = publisher;
  const { stage, resources, digest } = published;
  const files: PublishedSync = {
    patched: flux.patched,
    requestedAt: digest,
    deletionPolicy: prunesWorkloads(options.onDestroy) ? "WaitForTermination" : "Orphan",
    handedOver: ownership === FluxOwnership.Nothing ? undefined : controllers.all,
  };
  const declare = (held: { readonly ignoreChanges?: string[] }): SyncObjects =>
    createSyncObjects(name, { ...options.sync, url }, files, {
      ...awaitedOptions(context),
      ...held,
      dependsOn: resources,
    });
  const objects = stage.apply((reached): SyncObjects | undefined => {
    switch (reached) {
      case CommitStage.OnBranch:
        return declare({});
      case CommitStage.Waiting:
        return declare({ ignoreChanges: IGNORED_WHILE_WAITING });
      case CommitStage.WaitingForFirst:
        return undefined;
    }
  });
  confirmPresent(context, controllers.all, objects);
  if (ownership !== FluxOwnership.Nothing) confirmSelfManagement(objects, context, publisher);
  return objects;
}
