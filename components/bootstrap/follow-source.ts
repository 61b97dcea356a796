import * as pulumi from "@pulumi/pulumi";

import { FluxOwnership } from "../cluster/controllers";
import { createSyncObjects, type SyncObjects } from "../cluster/sync-objects";
import { CommitStage } from "../git/hosts/git-host";
import { awaitedOptions, type BootstrapContext } from "./context";
import type { PublishedManifests } from "./publish-manifests";
import type { Publisher } from "./publisher";

/** Fields that Pulumi leaves alone while a commit waits for its merge: Flux goes on with what the branch has. */
const IGNORED_WHILE_WAITING = ["spec", "metadata"];

/**
 * Declares what Flux follows, as far as its commit has come, and waits until Flux has applied that very commit.
 *
 * @returns nothing as long as there is nothing to follow
 */
export function followSource(
  context: BootstrapContext,
  { url, ownership, writes }: Publisher,
  { stage, resources, digest }: PublishedManifests,
): pulumi.Output<SyncObjects | undefined> {
  const { name, options, flux } = context;
  const declare = (held: { readonly ignoreChanges?: string[] }): SyncObjects =>
    createSyncObjects(name, { ...options.sync, url }, flux.patched, digest, {
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
  if (!writes && ownership !== FluxOwnership.Nothing) warnUnlessPublished(objects, context);
  return objects;
}

/** Warns when what Flux has applied does not have Flux itself in it, so that nobody upgrades it. */
function warnUnlessPublished(
  objects: pulumi.Output<SyncObjects | undefined>,
  { options: { directory }, component }: BootstrapContext,
): void {
  objects
    .apply((found) => pulumi.output(found?.kustomization.status))
    .apply((status) => {
      const entries = status?.inventory?.entries as readonly { readonly id?: string }[] | undefined;
      if (
        entries === undefined ||
        entries.some(({ id }) => id?.endsWith("_source-controller_apps_Deployment") === true)
      )
        return;
      void pulumi.log.warn(
        `The source does not hold Flux's own manifests: publish \`files\` in ${directory}/ of it, so that Flux manages itself; ` +
          'or set `commit: { mode: "none" }`, and Pulumi upgrades Flux.',
        component,
      );
    });
}
