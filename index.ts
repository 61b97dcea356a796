import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "./components";
import type { FluxBootstrapArgs } from "./components";

/** What `pulumi up` runs in a clone: one FluxBootstrap from the stack's configuration, with the default providers. */
const config = new pulumi.Config("flux-bootstrap");

const TEXTS = [
  "version",
  "manifests",
  "namespace",
  "logLevel",
  "clusterDomain",
  "registry",
  "imagePullSecret",
  "timeout",
];
const VALUES = [
  ...["github", "ociRepository", "bucket"],
  ...["components", "componentsExtra", "networkPolicy", "watchAllNamespaces", "tolerationKeys", "registryCredentials"],
  ...[
    "allowDowngrade",
    "allowMove",
    "credentials",
    "commit",
    "controllers",
    "storage",
    "sharding",
    "multitenancy",
    "proxy",
    "patches",
    "sync",
    "notifications",
  ],
];

// What they may be is for the component to say, so that every problem is listed at once.
const optional = Object.fromEntries(
  [
    ...TEXTS.map((key) => [key, config.get(key)] as const),
    ...VALUES.map((key) => [key, config.getObject<unknown>(key)] as const),
  ].filter(([, value]) => value !== undefined),
) as Partial<FluxBootstrapArgs>;

const flux = new FluxBootstrap("flux", {
  ...optional,
  path: config.require("path"),
});

export const fluxNamespace = flux.namespace;
export const sourceUrl = flux.sourceUrl;
export const publicKey = orNull(flux.publicKey);
export const files = flux.files;
export const pullRequestUrl = orNull(flux.pullRequestUrl);
export const appliedRevision = orNull(flux.appliedRevision);
export const sourceStatus = flux.sourceStatus;
export const kustomizationStatus = flux.kustomizationStatus;

/** What an output may lack: the engine warns of one that is undefined. */
function orNull<T>(output: pulumi.Output<T | undefined>): pulumi.Output<T | null> {
  return output.apply((value) => value ?? null);
}
