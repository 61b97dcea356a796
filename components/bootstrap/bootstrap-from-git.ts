import * as pulumi from "@pulumi/pulumi";

import { createControllers } from "../cluster/controllers";
import { FluxOwnership } from "../cluster/controllers";
import { createSourceSecrets } from "../cluster/create-source-secrets";
import { createSyncObjects, followCommit } from "../cluster/sync-objects";
import { commitFiles } from "./commit-files";
import { checkCommittedFiles } from "./check-committed-files";
import { transportOf } from "../git/credentials/options";
import { sourceCredentials } from "../git/credentials/source-credentials";
import { filesToCommit } from "./files-to-commit";
import type { ComposedManifests } from "./compose-manifests";
import type { BootstrapResult } from "./bootstrap-result";
import { rememberSource } from "./remember-source";
import { CommitMode } from "../git/hosts/commit";
import { gitHub } from "../git/hosts/github/github";
import { createNotifications } from "../notifications/create";
import { notificationContext } from "./notification-context";
import type { FluxBootstrapOptions } from "./resolve";
import type { GitHubSource } from "../sync/resolve";

/**
 * Installs Flux, commits its manifests to GitHub and lets it follow that commit.
 *
 * @param checked what must be done before anything is sent
 */
export function followGitHub(
  name: string,
  options: FluxBootstrapOptions,
  source: GitHubSource,
  flux: ComposedManifests,
  checked: pulumi.Output<pulumi.Resource[]>,
  component: pulumi.Resource,
): BootstrapResult {
  const { version, sync, directory, timeout } = options;
  const { mode } = source.commit;
  const child = { parent: component };
  const awaited = { ...child, customTimeouts: { create: timeout, update: timeout, delete: timeout } };

  const host = gitHub(name, source.github, source.commit, checked, component);
  const url = host.url(transportOf(source.credentials));
  const confirmed = checkCommittedFiles(host, flux.kustomization.managed, options);
  const { accepted, all: controllers } = createControllers(
    name,
    flux.objects,
    options.pullCredentials,
    HAND_OVERS[mode],
    {
      ...awaited,
      dependsOn: pulumi.all([confirmed, checked]).apply((done) => done.flat()),
    },
  );

  const credentials = sourceCredentials(name, source.credentials, host, child);
  const afterAccepted = { ...child, dependsOn: [...accepted] };
  const deployKey = credentials.deployKey && host.registerDeployKey(credentials.deployKey, afterAccepted);
  const secrets = createSourceSecrets(name, credentials.secret, source.proxy, source.secrets, sync, {
    ...awaited,
    ...afterAccepted,
  });

  const { files, digest } = filesToCommit(directory, version, flux, { ...sync, url }, mode);
  // The key too: Flux reads the committed name of a Secret before the program gets to the sync objects.
  const readable = pulumi
    .output(deployKey)
    .apply((key) => [...controllers, ...secrets, ...(key ? [key] : [])] as pulumi.Resource[]);
  const place = { repository: host.fullName, branch: sync.branch, path: sync.path };
  const unmoved = rememberSource(name, place, options.allowMove, { ...child, dependsOn: readable });
  const ready = pulumi.all([readable, unmoved]).apply(([done]) => done);
  // The old files go first when the cluster moves: as long as they are there, Flux may put itself back to them.
  const moving = { ...child, deleteBeforeReplace: options.allowMove };
  const committed = commitFiles(name, mode, host, files, ready, moving);

  const objects = followCommit(committed.stage, (held) =>
    createSyncObjects(name, { ...sync, url }, flux.patched, digest, {
      ...awaited,
      ...held,
      dependsOn: committed.resources,
    }),
  );
  // The output of resources does not depend on them.
  const running = objects.apply((found): pulumi.Resource[] => [
    ...controllers,
    ...(found ? [found.kustomization] : []),
  ]);
  createNotifications(name, options.notifications, notificationContext(options), host, {
    ...awaited,
    dependsOn: running,
  });
  return {
    url,
    publicKey: credentials.identityPub,
    files: committed.files,
    pullRequestUrl: committed.pullRequestUrl,
    objects,
    running,
  };
}

const HAND_OVERS: Readonly<Record<CommitMode, FluxOwnership>> = {
  [CommitMode.Push]: FluxOwnership.AllButCrds,
  [CommitMode.PullRequest]: FluxOwnership.Everything,
  [CommitMode.None]: FluxOwnership.Nothing,
};
