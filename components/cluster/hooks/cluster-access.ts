import * as pulumi from "@pulumi/pulumi";

import { ClusterError } from "../../kube/cluster-error";
import type { ClusterAccess } from "../../kube/kube-client";
import { sharesEnvironment } from "../../pulumi/deployment";
import { warnOnce } from "../../pulumi/hooks";
import { knownProperties } from "../../pulumi/resolve-output";
import { accessOf, type ProviderSettings, type UnknownCluster } from "./provider-settings";

/** The arguments of a Kubernetes provider, which its class does not show. */
interface ProviderInputs {
  readonly kubeconfig?: pulumi.Output<unknown>;
  readonly context?: pulumi.Output<string | undefined>;
  readonly cluster?: pulumi.Output<string | undefined>;
  readonly renderYamlToDirectory?: pulumi.Output<string | undefined>;
}

/** The resource that a hook is for. */
export interface HookTarget {
  readonly name: string;
  readonly kind: string;
  /** The component that messages refer to. */
  readonly component: pulumi.Resource;
  /**
   * Returns the resource itself, once it is declared: a transformation may have given it another provider than its
   * component's.
   */
  resource(): pulumi.Resource | undefined;
}

/**
 * Returns the access of a resource's provider, for its hooks, which run when it is known. A hook without it does
 * nothing.
 *
 * @returns undefined, after a warning, when it is not certain which cluster the provider reaches; without one, when the
 * provider's settings are not known in this preview, or it writes files and reaches no cluster
 * @param quietly true to return undefined without a warning in every case
 */
export async function clusterAccess(
  { component, resource }: Pick<HookTarget, "component" | "resource">,
  { quietly = false } = {},
): Promise<ClusterAccess | undefined> {
  const access = await accessOfProvider(resource() ?? component).catch(reasonOf);
  if (access === undefined || !("unknown" in access)) return access;
  if (quietly) return undefined;
  warnOnce(
    `The cluster of the Kubernetes provider cannot be determined while the program runs: ${access.unknown}. Therefore only the provider ` +
      "reads and changes this cluster: a request that another one has replaced is not repeated, the reason for which an object is " +
      "not ready is not reported, a field that is no longer declared may stay until Flux has applied the commit, and a field of Flux's own " +
      "objects that disappears from Git stays. Give the provider " +
      "its kubeconfig as a string or an absolute path.",
    component,
  );
  return undefined;
}

async function accessOfProvider(resource: pulumi.Resource): Promise<ClusterAccess | UnknownCluster | undefined> {
  const settings = await settingsOf(kubernetesProviderOf(resource) as ProviderInputs | undefined);
  if (settings === undefined || "unknown" in settings) return settings;
  return accessOf(settings, { isStartedByEngine: sharesEnvironment(), environment: process.env });
}

/**
 * Returns the settings of an explicit provider, or else of the default one: only the latter reads the stack's
 * configuration.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/providers/#default-and-explicit-providers
 */
async function settingsOf(
  provider: ProviderInputs | undefined,
): Promise<ProviderSettings | UnknownCluster | undefined> {
  if (provider === undefined) {
    const config = new pulumi.Config("kubernetes");
    if (config.get("renderYamlToDirectory")) return undefined;
    return { kubeconfig: config.get("kubeconfig"), context: config.get("context"), cluster: config.get("cluster") };
  }
  if (isReference(provider)) return { unknown: "this process has only a reference to it, without its arguments" };
  const { kubeconfig, context, cluster, renderYamlToDirectory } = provider;
  const settings = await knownProperties({ kubeconfig, context, cluster, renderYamlToDirectory });
  return settings === undefined || settings.renderYamlToDirectory ? undefined : settings;
}

/** Returns the Kubernetes provider that a resource, or a component's children, are given; undefined for the default one. */
export function kubernetesProviderOf(resource: pulumi.Resource): pulumi.ProviderResource | undefined {
  // The type only names the package.
  return resource.getProvider("kubernetes:core/v1:Secret");
}

/** Returns true for a reference to a provider, without its arguments, which a component in a plugin gets. */
export function isReference(provider: object): boolean {
  return !("kubeconfig" in provider);
}

function reasonOf(error: unknown): UnknownCluster {
  if (error instanceof ClusterError) return { unknown: error.message.replace(/\.$/, "") };
  throw error;
}
