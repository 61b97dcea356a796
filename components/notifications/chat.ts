import type * as pulumi from "@pulumi/pulumi";

import { createAlerting } from "./alerting";
import type { Followed } from "./followed";
import type { ChatOptions } from "./notifications-options";

/** Whose events people want to know of; what is not installed sends none. */
const KINDS = [
  ...["GitRepository", "OCIRepository", "Bucket", "HelmRepository", "HelmChart"],
  ...["Kustomization", "HelmRelease"],
  ...["ImageRepository", "ImagePolicy", "ImageUpdateAutomation"],
];

/** Lets Flux post what it does where people read it. The address is in the Secret, as whoever knows it can post there too. */
export function createChat(name: string, options: ChatOptions, { syncName, namespace }: Followed, opts: pulumi.CustomResourceOptions): void {
  const { type, address, token, channel, username, eventSeverity } = options;
  const alerting = {
    name: `${syncName}-chat`,
    namespace,
    provider: { type, ...(channel === undefined ? {} : { channel }), ...(username === undefined ? {} : { username }) },
    secret: { address, ...(token === undefined ? {} : { token }) },
    eventSeverity,
    eventSources: KINDS.map((kind) => ({ kind, name: "*" })),
  };
  createAlerting(`${name}-chat`, alerting, opts);
}
