import * as pulumi from "@pulumi/pulumi";

import { automationWithoutPush } from "../git/credentials/automation-without-push";
import { transportOf } from "../git/credentials/options";
import { sourceCredentials } from "../git/credentials/source-credentials";
import { CommitMode } from "../git/hosts/commit";
import { gitHub } from "../git/hosts/github/github";
import { createNotifications } from "../notifications/create";
import { isForeign } from "../manifests/kustomization-file";
import type { GitHubSource } from "../sync/resolve";
import { checkCommittedFiles } from "./check-committed-files";
import { commitFiles } from "./commit-files";
import { childOptions, type InitialContext } from "./context";
import { notificationContext } from "./notification-context";
import { formerName } from "./former-name";
import { ownershipOf } from "./ownership";
import type { Publisher } from "./publisher";
import { readKeptChanges } from "./read-kept-changes";
import { confirmVersions, lostVersions } from "./refuse-lost-versions";

/** Publishes by commits to a repository on GitHub, which Flux reads with a deploy key or other credentials. */
export function gitPublisher(context: InitialContext, source: GitHubSource): Publisher {
  const { name, component, options, flux, validated } = context;
  const { mode } = source.commit;
  const warning = automationWithoutPush(source.credentials, options.install.components);
  if (warning !== undefined) void pulumi.log.warn(warning, component);
  const host = gitHub(name, source.github, source.commit, validated, component);
  const former = formerName(host, options.directory);
  return {
    url: host.url(transportOf(source.credentials)),
    place: { repository: host.fullName, branch: options.sync.branch },
    former,
    confirmed: pulumi
      .all([
        checkCommittedFiles(host, flux, {
          ...options,
          writes: mode !== CommitMode.None,
          former,
          refuseUpgrade: () => lostVersions(context),
        }),
        mode === CommitMode.None ? confirmVersions(context) : [],
      ])
      .apply((confirmed) => confirmed.flat()),
    ownership: ownershipOf(options),
    kept: readKeptChanges(host, { directory: options.directory, objects: flux.objects }, component),
    isKept: host
      .read(`${options.directory}/kustomization.yaml`)
      .apply((found) => found !== undefined && isForeign(found)),
    writes: mode !== CommitMode.None,
    proxy: source.proxy,
    secrets: source.secrets,
    grantAccess(opts) {
      const moves = former.apply((name) => options.allowMove || name !== undefined);
      const { secret, identityPub, deployKey } = sourceCredentials(
        name,
        source.credentials,
        host,
        childOptions(context),
      );
      return {
        credentials: secret,
        publicKey: identityPub,
        deployKey: deployKey && host.registerDeployKey(deployKey, moves, opts),
      };
    },
    publish: (set, after, opts) =>
      // When the cluster moves, the old files are deleted first: as long as they exist, Flux may return to them.
      commitFiles(name, mode, host, set, after, { ...opts, deleteBeforeReplace: options.allowMove }),
    createNotifications: (opts) =>
      createNotifications(name, options.notifications, notificationContext(flux.release, options), host, opts),
  };
}
