import * as pulumi from "@pulumi/pulumi";

import { FluxBootstrap } from "./components";
import { argsFromConfig } from "./components/bootstrap/args-from-config";

/** The program that `pulumi up` runs in a clone: one FluxBootstrap from the stack's configuration, with the default providers. */
const NAMESPACE = "flux-bootstrap:";

const own = Object.entries(pulumi.runtime.allConfig()).filter(([key]) => key.startsWith(NAMESPACE));
const config = Object.fromEntries(own.map(([key, text]) => [key.slice(NAMESPACE.length), text]));

const flux = new FluxBootstrap("flux", argsFromConfig(config));

export const fluxNamespace = flux.namespace;
export const sourceUrl = flux.sourceUrl;
export const publicKey = orNull(flux.publicKey);
export const files = flux.files;
export const pullRequestUrl = orNull(flux.pullRequestUrl);
export const appliedRevision = orNull(flux.appliedRevision);
export const sourceStatus = flux.sourceStatus;
export const kustomizationStatus = flux.kustomizationStatus;

/** Replaces an undefined value by null: the engine warns of outputs that are undefined. */
function orNull<T>(output: pulumi.Output<T | undefined>): pulumi.Output<T | null> {
  return output.apply<T | null>((value) => value ?? null);
}
