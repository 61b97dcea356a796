import * as pulumi from "@pulumi/pulumi";

import { rejectWriteToken } from "../git/credentials/reject-write-token";
import type { ChildOptions } from "../git/hosts/git-host";
import type { SecretPart } from "../cluster/secret-part";
import { mendedApp } from "../flux-objects/credential-values";
import { authoritySecret, githubAppSecret } from "../manifests/source-secret";
import type { Alerting } from "./alerting";
import { createAlerting } from "./alerting";
import type { CommitStatusOptions } from "./options";
import type { RepositoryContext } from "./followed";

/** Returns the events of the root Kustomization to report, and the repository to report them to. */
export function commitStatusAlerting(
  { url }: CommitStatusOptions,
  { syncName, namespace, fullName }: RepositoryContext,
): Alerting {
  return {
    name: `${syncName}-commit-status`,
    namespace,
    provider: { type: "github", address: pulumi.interpolate`${url}/${fullName}` },
    alert: { eventSeverity: "info", eventSources: [{ kind: "Kustomization", name: syncName }] },
  };
}

/**
 * Makes Flux report to GitHub, as a status of the commit, the result of applying the root Kustomization.
 *
 * @returns the Alert
 */
export function createCommitStatus(
  name: string,
  options: CommitStatusOptions,
  followed: RepositoryContext,
  opts: ChildOptions,
): pulumi.Resource {
  return createAlerting(
    `${name}-commit-status`,
    commitStatusAlerting(options, followed),
    commitStatusSecret(options, opts.parent),
    followed.cluster,
    opts,
  );
}

/**
 * Returns the Secret's data: the keys that notification-controller reads for a token, an App and the authority of a
 * GitHub Enterprise Server.
 */
function commitStatusSecret(
  { reporter, certificateAuthority }: CommitStatusOptions,
  component: pulumi.Resource,
): SecretPart["data"] {
  switch (reporter.kind) {
    case "token": {
      const { token, allowWriteToken } = reporter;
      const value = allowWriteToken ? token : rejectWriteToken(token, ARGUMENT, component);
      return { token: value, ...authoritySecret(certificateAuthority) };
    }
    case "githubApp":
      return githubAppSecret<pulumi.Input<string>>({ ...mendedApp(reporter), certificateAuthority });
  }
}

const ARGUMENT = {
  path: "notifications.commitStatus.token",
  instead: "one that only writes this repository's commit statuses",
  allowedBy: "notifications.commitStatus.allowWriteToken",
} as const;
