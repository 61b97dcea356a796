import * as pulumi from "@pulumi/pulumi";

import { createControllers } from "../cluster/controllers";
import { HandOver } from "../cluster/controllers";
import { createSourceSecrets } from "../cluster/create-source-secrets";
import { createSyncObjects, followCommit } from "../cluster/sync-objects";
import { commit } from "./commit-files";
import { confirmChange } from "./check-committed-files";
import { transportOf } from "../git/credentials/options";
import { sourceCredentials } from "../git/credentials/source-credentials";
import { filesToCommit } from "./files-to-commit";
import type { FluxInstallation } from "./compose-manifests";
import type { Bootstrapped } from "./bootstrap-result";
import { followedPlace } from "./remember-source";
import { CommitMode } from "../git/hosts/commit";
import { gitHub } from "../git/hosts/github/github";
import { createNotifications } from "../notifications/create";
import { notified } from "./notification-context";
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
  flux: FluxInstallation,
  checked: pulumi.Output<pulumi.Resource[]>,
  component: pulumi.Resource,
): Bootstrapped {
  const { version, sync, directory, timeout } = options;
  const { mode } = source.commit;
  const child = { parent: component };
  const awaited = { ...child, customTimeouts: { create: timeout, update: timeout, delete: timeout } };

  const host = gitHub(name, source.github, source.commit, checked, component);
  const url = host.url(transportOf(source.credentials));
  const confirmed = confirmChange(host, flux.kustomization.managed, options);
  const { accepted, all: controllers } = createControllers(
    name,
    flux.objects,
    options.pullCredentials,
    HAND_OVERS[mode],
    {
      ...awaited,
      dependsOn: pulumi.all([confirmed, checked]).apply((done) => done.flat() as pulumi.Resource[]),
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
  const unmoved = followedPlace(name, place, options.allowMove, { ...child, dependsOn: readable });
  const ready = pulumi.all([readable, unmoved]).apply(([done]) => done as pulumi.Resource[]);
  // The old files go first when the cluster moves: as long as they are there, Flux may put itself back to them.
  const moving = { ...child, deleteBeforeReplace: options.allowMove };
  const committed = commit(name, mode, host, files, ready, moving);

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
  createNotifications(name, options.notifications, notified(options), host, { ...awaited, dependsOn: running });
  return {
    url,
    publicKey: credentials.identityPub,
    files: committed.files,
    pullRequestUrl: committed.pullRequestUrl,
    objects,
    running,
  };
}

const HAND_OVERS: Readonly<Record<CommitMode, HandOver>> = {
  [CommitMode.Push]: HandOver.ButSchemas,
  [CommitMode.PullRequest]: HandOver.All,
  [CommitMode.None]: HandOver.None,
};
