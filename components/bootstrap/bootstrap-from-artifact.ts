import * as pulumi from "@pulumi/pulumi";

import { createControllers } from "../cluster/controllers";
import { FluxOwnership } from "../cluster/controllers";
import { createSourceSecrets } from "../cluster/create-source-secrets";
import { createSyncObjects, type SyncInputs, type SyncObjects } from "../cluster/sync-objects";
import { filesToCommit } from "./files-to-commit";
import type { ComposedManifests } from "./compose-manifests";
import type { BootstrapResult } from "./bootstrap-result";
import { rememberSource } from "./remember-source";
import { CommitMode } from "../git/hosts/commit";
import { createChat } from "../notifications/chat";
import { notificationContext } from "./notification-context";
import type { FluxBootstrapOptions } from "./resolve";
import type { ResolvedArtifactSource } from "../sync/resolve";

/**
 * Installs Flux and lets it follow a registry or an object store. Its manifests are put out, for whoever publishes there: from
 * then on a change of them is what Flux applies of itself.
 *
 * @param checked what must be done before anything is sent
 */
export function followStore(
  name: string,
  options: FluxBootstrapOptions,
  source: ResolvedArtifactSource,
  flux: ComposedManifests,
  checked: pulumi.Output<pulumi.Resource[]>,
  component: pulumi.Resource,
): BootstrapResult {
  const { version, directory, timeout } = options;
  const child = { parent: component };
  const awaited = { ...child, customTimeouts: { create: timeout, update: timeout, delete: timeout } };
  const { url, handsOver } = source;

  const handOver = handsOver ? FluxOwnership.Everything : FluxOwnership.Nothing;
  const { accepted, all: controllers } = createControllers(name, flux.objects, options.pullCredentials, handOver, {
    ...awaited,
    dependsOn: checked,
  });
  const sync: SyncInputs = { ...options.sync, url };
  const secrets = createSourceSecrets(name, undefined, undefined, source.secrets, sync, {
    ...awaited,
    dependsOn: [...accepted],
  });

  const ready = [...controllers, ...secrets];
  const unmoved = rememberSource(name, { repository: url, branch: "", path: sync.path }, options.allowMove, {
    ...child,
    dependsOn: ready,
  });
  const { files, digest } = filesToCommit(directory, version, flux, sync, CommitMode.None);
  const objects = createSyncObjects(name, sync, flux.patched, digest, {
    ...awaited,
    dependsOn: unmoved.apply(() => ready as pulumi.Resource[]),
  });
  const { chat } = options.notifications;
  const afterSync = { ...awaited, dependsOn: [objects.kustomization] };
  if (chat) createChat(name, chat, notificationContext(options), afterSync);
  if (handsOver) warnUnlessPublished(objects, directory, component);
  return {
    url,
    files: pulumi.all(
      files.map(({ path, content }) => pulumi.output(content).apply((text) => ({ path, content: text }))),
    ),
    objects: pulumi.output(objects),
    running: pulumi.output([...controllers, objects.kustomization]),
  };
}

/** Says so when what Flux has applied does not have Flux itself in it, so that nobody upgrades it. */
function warnUnlessPublished({ kustomization }: SyncObjects, directory: string, component: pulumi.Resource): void {
  kustomization.status.apply((status) => {
    const entries = status?.inventory?.entries as readonly { readonly id?: string }[] | undefined;
    if (entries === undefined || entries.some(({ id }) => id?.endsWith("_source-controller_apps_Deployment") === true))
      return;
    void pulumi.log.warn(
      `What Flux follows does not have Flux's own manifests: publish \`files\` in ${directory}/ of it, so that Flux manages itself; ` +
        'or set `commit: { mode: "none" }`, and Pulumi upgrades Flux.',
      component,
    );
  });
}
