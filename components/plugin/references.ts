import { Provider as GitHubProvider } from "@pulumi/github/provider";
import { Provider as KubernetesProvider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import { onlyOf, ReferencedComponent } from "./constructed";

/** The providers whose arguments the components read; the SDK knows of any other only that it exists. */
const PROVIDERS = { github: GitHubProvider, kubernetes: KubernetesProvider };

/**
 * Makes references to resources come back as objects: those to providers with their arguments, and those to components as what the
 * plugin has constructed.
 *
 * @see https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/runtime/rpc.ts (`deserializeProperty`)
 */
export function registerReferences(version: string): void {
  for (const [name, Provider] of Object.entries(PROVIDERS)) {
    pulumi.runtime.registerResourcePackage(name, {
      constructProvider: (resourceName, _type, urn) =>
        onlyOf(urn, () => new Provider(resourceName, undefined, { urn })),
    });
  }
  pulumi.runtime.registerResourceModule("flux-bootstrap", "index", {
    version,
    construct: (name, type, urn) => onlyOf(urn, () => new ReferencedComponent(type, name, urn)),
  });
}
