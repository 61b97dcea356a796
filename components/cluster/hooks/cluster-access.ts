import * as pulumi from "@pulumi/pulumi";

import { ClusterError } from "../../kube/cluster-error";
import type { ClusterAccess } from "../../kube/kube-client";
import { isStartedByEngine } from "../../pulumi/deployment";
import { warnOnce } from "../../pulumi/hooks";
import { resolveOutput } from "../../pulumi/resolve-output";
import { accessOf, type ProviderSettings, type UnknownCluster } from "./provider-settings";

/** The arguments of a Kubernetes provider, which its class does not show. */
interface ProviderInputs {
  readonly kubeconfig?: pulumi.Output<unknown>;
  readonly context?: pulumi.Output<string | undefined>;
  readonly cluster?: pulumi.Output<string | undefined>;
}

/** The resource that a hook is for. */
export interface HookTarget {
  readonly name: string;
  readonly kind: string;
  /** The component that messages are about. */
  readonly component: pulumi.Resource;
  /** The resource itself, once it is declared: transformations may have given it another provider than its component's. */
  resource(): pulumi.Resource | undefined;
}

/**
 * The access that the provider of a resource has, for its hooks: they run when it is known. A hook without it does nothing.
 *
 * @returns nothing, after a warning, when it is not certain which cluster the provider reaches
 */
export async function clusterAccess({ component, resource }: HookTarget): Promise<ClusterAccess | undefined> {
  const access = await accessOfProvider(resource() ?? component).catch(reasonOf);
  if (!("unknown" in access)) return access;
  warnOnce(
    `The cluster of the Kubernetes provider cannot be determined while the program runs: ${access.unknown}. So nothing in it is read or ` +
      "changed beyond what the provider does: a request that another one has replaced is not repeated, the reason for which an object is " +
      "not ready is not reported, and a field that is no longer declared may stay until Flux has applied the commit. Give the provider " +
      "its kubeconfig as a text or an absolute path.",
    component,
  );
  return undefined;
}

async function accessOfProvider(resource: pulumi.Resource): Promise<ClusterAccess | UnknownCluster> {
  const settings = await settingsOf(resource.getProvider("kubernetes:core/v1:Secret") as ProviderInputs | undefined);
  if ("unknown" in settings) return settings;
  return accessOf(settings, { isStartedByEngine: isStartedByEngine(), environment: process.env });
}

/**
 * The settings of an explicit provider, or else those of the default one: the stack's configuration is for the latter only.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/providers/#default-and-explicit-providers
 */
async function settingsOf(provider: ProviderInputs | undefined): Promise<ProviderSettings | UnknownCluster> {
  if (provider === undefined) {
    const config = new pulumi.Config("kubernetes");
    return { kubeconfig: config.get("kubeconfig"), context: config.get("context"), cluster: config.get("cluster") };
  }
  // A component of a plugin gets a reference to the provider, without its arguments.
  if (!("kubeconfig" in provider)) return { unknown: "this process has a reference to it, and not its arguments" };
  const [kubeconfig, context, cluster] = await resolveOutput(
    pulumi.all([provider.kubeconfig, provider.context, provider.cluster]),
  );
  return { kubeconfig, context, cluster };
}

function reasonOf(error: unknown): UnknownCluster {
  if (error instanceof ClusterError) return { unknown: error.message.replace(/\.$/, "") };
  throw error;
}
