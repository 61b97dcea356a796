import * as pulumi from "@pulumi/pulumi";

import { CommitStage } from "../git/hosts/git-host";
import { createChat } from "../notifications/chat";
import type { ResolvedArtifactSource } from "../sync/resolve";
import type { InitialContext } from "./context";
import { notificationContext } from "./notification-context";
import { ownershipOf } from "./ownership";
import type { Publisher } from "./publisher";
import { confirmVersions } from "./refuse-lost-versions";
import { uncommitted } from "./files-to-commit";

/**
 * Publishes nothing itself: Flux reads a registry or an object store, and the manifests are outputs for the pipeline
 * that publishes there. Once they are published, Flux applies every change of them to itself.
 */
export function artifactPublisher(context: InitialContext, source: ResolvedArtifactSource): Publisher {
  const { name, options, flux } = context;
  const { url, secrets } = source;
  return {
    url,
    place: { repository: url, branch: "" },
    confirmed: confirmVersions(context),
    ownership: ownershipOf(options),
    writes: false,
    secrets,
    grantAccess: () => ({}),
    publish: ({ files }, after) => ({
      stage: pulumi.output(CommitStage.OnBranch),
      resources: after,
      files: uncommitted(files),
    }),
    createNotifications(opts) {
      const { chat } = options.notifications;
      return chat ? [createChat(name, chat, notificationContext(flux.release, options), opts)] : [];
    },
  };
}
