import * as pulumi from "@pulumi/pulumi";

import type { ClusterAccess } from "../../kube/kube-client";
import { resolveOutput } from "../../pulumi/resolve-output";

/** What a Kubernetes provider is asked with, which its class does not show. */
interface ProviderInputs {
  readonly kubeconfig?: pulumi.Output<string | undefined>;
  readonly context?: pulumi.Output<string | undefined>;
}

/** The access that a component's Kubernetes provider has, for hooks: they run when it is known. */
export async function clusterAccess(component: pulumi.Resource): Promise<ClusterAccess> {
  const provider = component.getProvider("kubernetes:core/v1:Secret") as ProviderInputs | undefined;
  const config = new pulumi.Config("kubernetes");
  const [kubeconfig, context] = await resolveOutput(pulumi.all([provider?.kubeconfig, provider?.context]));
  const access = { kubeconfig: kubeconfig ?? config.get("kubeconfig"), context: context ?? config.get("context") };
  return Object.fromEntries(Object.entries(access).filter(([, value]) => value !== undefined));
}
