import type * as pulumi from "@pulumi/pulumi";

import type { EventSourceKind } from "../flux-api/shared";
import { type ClusterRelease, servedApi } from "../flux-objects/api-version";
import { schemaOf } from "../schemas/release-schemas";
import type { Alerting } from "./alerting";
import { createAlerting } from "./alerting";
import type { NotificationContext } from "./followed";
import type { ChatOptions } from "./options";

/** The kinds whose events are posted, where the release has them; a kind that is not installed sends none. */
const KINDS: readonly EventSourceKind[] = [
  "GitRepository",
  "OCIRepository",
  "Bucket",
  "HelmRepository",
  "HelmChart",
  "Kustomization",
  "HelmRelease",
  "ImageRepository",
  "ImagePolicy",
  "ImageUpdateAutomation",
];

/** Returns the channel and the events to post; the address and the token are in the Secret. */
export function chatAlerting(
  { type, channel, username, eventSeverity }: ChatOptions,
  { syncName, namespace, cluster }: NotificationContext,
): Alerting {
  const kinds = kindsIn(cluster);
  return {
    name: `${syncName}-chat`,
    namespace,
    provider: { type, ...(channel === undefined ? {} : { channel }), ...(username === undefined ? {} : { username }) },
    alert: {
      eventSeverity,
      eventSources: KINDS.filter((kind) => kinds?.includes(kind) !== false).map((kind) => ({ kind, name: "*" })),
    },
  };
}

/** Returns the kinds whose events an Alert can select; undefined when the release does not say. */
function kindsIn(cluster: ClusterRelease): readonly unknown[] | undefined {
  const { apiVersion } = servedApi(cluster, "Alert");
  const spec = schemaOf(cluster.release, apiVersion, "Alert");
  return spec?.properties?.["eventSources"]?.items?.properties?.["kind"]?.enum;
}

/**
 * Makes Flux post its events to a channel. The address is in the Secret, because everyone who knows it can post there
 * too.
 *
 * @returns the Alert
 */
export function createChat(
  name: string,
  options: ChatOptions,
  followed: NotificationContext,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { address, token } = options;
  return createAlerting(
    `${name}-chat`,
    chatAlerting(options, followed),
    { address, ...(token === undefined ? {} : { token }) },
    followed.cluster,
    opts,
  );
}
